package app.bellhop.work.preview;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Draws the images that JavaFX can't read: WebP and TIFF with ImageIO, and SVG. Any thread; bounded work. */
public final class Rasters {

    /** The longest side to decode to, in pixels: more than any screen shows. */
    public static final int MAX_SIDE = 2000;

    private Rasters() {}

    /** Whether an image is drawn here, not by JavaFX. */
    public static boolean draws(Preview image) {
        byte[] bytes = bytes(image);
        return image.kind() == Preview.Kind.SVG
                || foreign(bytes)
                || Magic.at(bytes, 0, "GIF8") && ImageSize.longAnimation(bytes);
    }

    /** The image, smaller where it is large; null if it can't be read. */
    public static @Nullable BufferedImage draw(Preview image) {
        byte[] bytes = bytes(image);
        try {
            return image.kind() == Preview.Kind.SVG ? SvgDrawing.draw(bytes) : decode(bytes);
        } catch (IOException | RuntimeException e) {
            return null; // Damaged: readers have all kinds of exceptions for that.
        }
    }

    private static byte[] bytes(Preview image) {
        return image.view() instanceof Preview.Picture picture ? picture.bytes() : new byte[0];
    }

    /** WebP and TIFF. */
    static boolean foreign(byte[] head) {
        boolean webp = Magic.at(head, 0, "RIFF") && Magic.at(head, 8, "WEBP");
        return webp || Magic.at(head, 0, "II*\0") || Magic.at(head, 0, "MM\0*");
    }

    private static @Nullable BufferedImage decode(byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                boolean tiled = ImageSize.tooLarge(reader.getTileWidth(0), reader.getTileHeight(0));
                if (tiled || ImageSize.tooLarge(width, height)) {
                    return null;
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, (Math.max(width, height) + MAX_SIDE - 1) / MAX_SIDE);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }
}
