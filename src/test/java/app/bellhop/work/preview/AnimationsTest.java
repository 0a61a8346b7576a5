package app.bellhop.work.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class AnimationsTest {

    private static Preview picture(byte[] bytes) {
        return new Preview(Preview.Kind.IMAGE, new Preview.Picture(bytes), null, false, true);
    }

    private static byte[] animation(int pictures) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pictures; i++) {
                BufferedImage picture = new BufferedImage(1500, 1000, BufferedImage.TYPE_BYTE_BINARY);
                writer.writeToSequence(new IIOImage(picture, null, null), null);
            }
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }

    /** JavaFX would keep all of its pictures. */
    @Test
    void onlyTheFirstPictureOfALongAnimationIsDrawn() throws IOException {
        assertFalse(Rasters.draws(picture(animation(3))));
        Preview animation = picture(animation(40));
        assertTrue(Rasters.draws(animation));
        assertEquals(1500, Objects.requireNonNull(Rasters.draw(animation)).getWidth());
    }
}
