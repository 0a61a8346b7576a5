package app.bellhop.work.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads an image's size without decoding it, because a small file may decode to gigabytes. */
public final class ImageSize {

    private static final long MAX_PIXELS = 50_000_000;

    private ImageSize() {}

    /** Whether an image has too many pixels to show; false if the size can't be read. */
    static boolean tooLarge(byte[] bytes) {
        return read(bytes, (width, height) -> (long) width * height) > MAX_PIXELS;
    }

    static boolean tooLarge(int width, int height) {
        return (long) width * height > MAX_PIXELS;
    }

    /** The longer side in pixels; 0 if it can't be read. */
    public static long longerSide(byte[] bytes) {
        return read(bytes, Math::max);
    }

    /** Whether the pictures of an animation have together too many pixels to keep them all. */
    static boolean longAnimation(byte[] gif) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            try {
                reader.setInput(in, false, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) * reader.getNumImages(true) > MAX_PIXELS;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return true; // Damaged: it is not known how many there are.
        }
    }

    private static long read(byte[] bytes, IntBinaryToLong of) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return 0;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return of.apply(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return 0; // The header is broken or incomplete.
        }
    }

    private interface IntBinaryToLong {
        long apply(int width, int height);
    }
}
