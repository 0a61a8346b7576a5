package app.bellhop.work.preview;

import app.bellhop.table.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * What the header of an audio, video or PDF file says. Numbers are 0 where it doesn't say.
 *
 * @param format its name, such as {@code MP4}
 * @param width pixels
 * @param height pixels
 * @param rate samples a second
 */
public record MediaFacts(String format, long millis, int width, int height, int rate, int channels) {

    /** By their brand, files in the boxes of MP4; cameras of phones make some of them. */
    private static final Map<String, String> BRANDS =
            Map.of("qt  ", "QuickTime", "M4A.", "M4A", "3g.*", "3GP", "avi[fs]", "AVIF", "he[iv].|mif1|msf1", "HEIF");

    private static final int MAX_BOXES = 100;
    private static final int MAX_MOVIE = 4 << 20;

    private static final int FLAC_HEADER = 26;

    /** The version of a PDF file; empty if it isn't one. */
    static Optional<MediaFacts> ofPdf(byte[] head) {
        return Magic.at(head, 0, "%PDF-") && head.length >= 8
                ? Optional.of(of("PDF " + new String(head, 5, 3, StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }

    private static MediaFacts of(String format) {
        return new MediaFacts(format, 0, 0, 0, 0, 0);
    }

    /** The facts; empty if it is another kind of file. Reads more of it only for MP4. */
    static Optional<MediaFacts> of(byte[] head, RangedBytes all) {
        try {
            if (Magic.at(head, 4, "ftyp") && head[0] == 0) {
                return Optional.of(mp4(head, all));
            }
            if (Magic.at(head, 0, "fLaC") && head.length >= FLAC_HEADER) {
                return Optional.of(flac(ByteBuffer.wrap(head)));
            }
            boolean wave = Magic.at(head, 0, "RIFF") && Magic.at(head, 8, "WAVE");
            if (wave || Magic.at(head, 0, "FORM") && Magic.at(head, 8, "AIF")) {
                return Optional.of(sampled(wave ? "WAV" : "AIFF", head));
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | UnsupportedAudioFileException e) {
            return Optional.empty(); // A damaged header.
        }
        return container(head).map(MediaFacts::of);
    }

    private static Optional<String> container(byte[] head) {
        if (Magic.at(head, 0, "OggS\0")) {
            return Optional.of("Ogg");
        }
        if (Magic.starts(head, 0x1A, 0x45, 0xDF, 0xA3)) {
            return Optional.of(
                    new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1).contains("webm")
                            ? "WebM"
                            : "Matroska");
        }
        if (Magic.at(head, 0, "RIFF") && Magic.at(head, 8, "AVI ")) {
            return Optional.of("AVI");
        }
        boolean mp3 = Magic.at(head, 0, "ID3") && head.length > 3 && head[3] < ' '
                || Magic.starts(head, 0xFF, 0xFB)
                || Magic.starts(head, 0xFF, 0xF3);
        return mp3 ? Optional.of("MP3") : Optional.empty();
    }

    private static MediaFacts sampled(String format, byte[] head) throws IOException, UnsupportedAudioFileException {
        AudioFileFormat file = AudioSystem.getAudioFileFormat(new ByteArrayInputStream(head));
        float rate = file.getFormat().getSampleRate();
        long millis = file.getFrameLength() > 0 ? Math.round(file.getFrameLength() * 1000.0 / rate) : 0;
        return new MediaFacts(
                format, millis, 0, 0, Math.round(rate), file.getFormat().getChannels());
    }

    /** STREAMINFO: 20 bits rate, 3 bits channels - 1, 5 bits, 36 bits samples. */
    private static MediaFacts flac(ByteBuffer head) {
        long packed = head.getLong(18);
        int rate = (int) (packed >>> 44);
        long samples = packed & 0xF_FFFF_FFFFL;
        int channels = (int) (packed >>> 41 & 7) + 1;
        return new MediaFacts("FLAC", rate == 0 ? 0 : samples * 1000 / rate, 0, 0, rate, channels);
    }

    /** Walks along the boxes to the one that describes the film; it may be the last. */
    private static MediaFacts mp4(byte[] head, RangedBytes all) throws IOException {
        String brand = head.length < 12 ? "" : new String(head, 8, 4, StandardCharsets.ISO_8859_1);
        String format = BRANDS.entrySet().stream()
                .filter(named -> brand.matches(named.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("MP4");
        long at = 0;
        for (int i = 0; i < MAX_BOXES && at + 16 <= all.length(); i++) {
            ByteBuffer box = ByteBuffer.wrap(all.read(at, 16));
            long size = box.getInt(0) & 0xFFFF_FFFFL;
            size = size == 1 ? box.getLong(8) : size == 0 ? all.length() - at : size;
            if (size < 8) {
                break;
            }
            if (box.getInt(4) == name("moov") && size <= MAX_MOVIE) {
                return movie(format, ByteBuffer.wrap(all.read(at + 8, (int) size - 8)));
            }
            at += size;
        }
        return of(format);
    }

    private static int name(String four) {
        return ByteBuffer.wrap(four.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }

    private static MediaFacts movie(String format, ByteBuffer boxes) {
        long millis = 0;
        int width = 0;
        int height = 0;
        for (int at = 0; at + 8 <= boxes.limit(); ) {
            int size = boxes.getInt(at);
            if (size < 8 || size > boxes.limit() - at) {
                break;
            }
            ByteBuffer box = boxes.slice(at + 8, size - 8);
            if (boxes.getInt(at + 4) == name("mvhd")) {
                boolean wide = box.get(0) == 1; // Version 1 has times of 64 bits.
                long scale = box.getInt(wide ? 20 : 12) & 0xFFFF_FFFFL;
                long length = wide ? box.getLong(24) : box.getInt(16) & 0xFFFF_FFFFL;
                millis = scale == 0 ? 0 : Math.round(length * 1000.0 / scale);
            } else if (boxes.getInt(at + 4) == name("trak") && size > 16 && box.getInt(4) == name("tkhd")) {
                int end = box.getInt(0); // Its last two numbers are width and height, as 16.16.
                width = Math.max(width, box.getInt(end - 8) >>> 16);
                height = Math.max(height, box.getInt(end - 4) >>> 16);
            }
            at += size;
        }
        return new MediaFacts(format, millis, width, height, 0, 0);
    }
}
