package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.settings.BellhopHome;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.transfers.TransferRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Tour steps for a download whose process is killed. */
final class ResumeSteps extends TourPart {

    private static final S3Location ROOT = new S3Location("city-data", "");

    private final BellhopHome home;
    private final Path target;

    ResumeSteps(TourSession session, TourWindow window, BellhopHome home) {
        super(session, window);
        this.home = home;
        this.target = home.folder().resolve("downloads");
    }

    List<Step> all() {
        return List.of(
                new Step("killed", "After Bellhop was killed, its download is still listed", this::kill),
                new Step("resumed", "Resume goes on with it", this::resume));
    }

    private String kill() throws Exception {
        Path source = archive();
        await(server().s3()
                .objects()
                .upload(
                        UploadRequest.of(source, new S3Location(ROOT.bucket(), TourProcess.NAME)),
                        UploadLog.NONE,
                        bytes -> {}));
        killHalfway();
        session.reopen();
        session.navigate(ROOT);
        await(TransferState.PAUSED);
        double progress = window.fx(() -> row().orElseThrow().progress().get());
        boolean there = Files.exists(target.resolve(TourProcess.NAME));
        String found = Math.round(progress * 100) + " % received, no file under the final name";
        return verify("the disk", progress > 0.3 && progress < 1 && !there, found);
    }

    private Path archive() throws IOException {
        Path file = home.folder().resolve(TourProcess.NAME);
        byte[] block = new byte[1 << 20];
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < TourProcess.SIZE; written += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    private void killHalfway() throws Exception {
        Process bellhop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TourProcess.class.getName(),
                        home.folder().toString(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = bellhop.inputReader(Charset.defaultCharset())) {
            if (!TourProcess.HALFWAY.equals(out.readLine())) {
                throw new IllegalStateException("The process ended before it could be killed");
            }
        } finally {
            bellhop.destroyForcibly().waitFor();
        }
    }

    private void await(TransferState state) throws Exception {
        window.waitUntil(
                "the download to be " + state,
                () -> row().filter(row -> row.state().get() == state).isPresent());
    }

    private Optional<TransferRow> row() {
        return main().transfers().rows().stream()
                .filter(row -> row.name().get().equals(TourProcess.NAME))
                .findFirst();
    }

    private String resume() throws Exception {
        session.run(CommandIds.RESUME_TRANSFERS);
        await(TransferState.DONE);
        long differs = Files.mismatch(home.folder().resolve(TourProcess.NAME), target.resolve(TourProcess.NAME));
        return verify("the disk", differs < 0, "the file is identical to the object");
    }
}
