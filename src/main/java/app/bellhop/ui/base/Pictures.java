package app.bellhop.ui.base;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures between what a window shows and what ImageIO reads and writes. Any thread. */
public final class Pictures {

    private Pictures() {}

    /** A copy that ImageIO can write. */
    public static BufferedImage of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    /** The same to show. */
    public static Image of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        WritableImage copy = new WritableImage(width, height);
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        copy.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return copy;
    }
}
