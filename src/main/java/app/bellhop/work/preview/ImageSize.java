package app.bellhop.work.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** How many pixels an image has, without unpacking it: a small file may unpack to gigabytes. */
final class ImageSize {

    private static final long MOST_PIXELS = 50_000_000;

    private ImageSize() {}

    /** Whether its beginning says that it has more pixels than can be shown; what cannot be read is left to the screen. */
    static boolean tooLarge(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS;
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            return false; // Its beginning is broken or not all here.
        }
    }
}
