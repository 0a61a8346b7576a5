package app.bellhop.viewmodel.transfers;

import app.bellhop.settings.TransferSettings;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;

/** Asks how the transfer queue is to work. */
final class TransferSettingsForm {

    private static final int KILOBYTE = 1024;
    private static final int MAX_KILOBYTES = 100_000_000;

    private final Field<Integer> atOnce;
    private final Field<Integer> upload;
    private final Field<Integer> download;
    private final Field<Boolean> resume;
    private final Field<Boolean> askOptions;
    private final Field<Boolean> fileTimes;

    TransferSettingsForm(TransferSettings now) {
        atOnce = Field.number(
                "transfersAtOnce",
                Texts.get("transferSettings.atOnce"),
                now.atOnce(),
                1,
                TransferSettings.MAX_AT_ONCE,
                Texts.get("transferSettings.badAtOnce", TransferSettings.MAX_AT_ONCE));
        upload = limit("uploadLimit", Texts.get("transferSettings.upload"), now.uploadLimit());
        download = limit("downloadLimit", Texts.get("transferSettings.download"), now.downloadLimit());
        resume = Field.check("resumeAtStart", Texts.get("transferSettings.resume"), now.resumeAtStart());
        askOptions = Field.check("askUploadOptions", Texts.get("transferSettings.askOptions"), now.askUploadOptions());
        fileTimes = Field.check("keepFileTimes", Texts.get("transferSettings.fileTimes"), !now.ignoreFileTimes());
    }

    private static Field<Integer> limit(String name, String label, long bytes) {
        int kilobytes = (int) Math.min(MAX_KILOBYTES, (bytes + KILOBYTE - 1) / KILOBYTE);
        return Field.number(name, label, kilobytes, 0, MAX_KILOBYTES, Texts.get("transferSettings.badLimit"));
    }

    Form form() {
        return Form.of(
                        Texts.get("transferSettings.title"),
                        Texts.get("transferSettings.text"),
                        Texts.get("transferSettings.ok"))
                .fields(atOnce, upload, download, resume, askOptions, fileTimes);
    }

    TransferSettings settings(Answers typed) {
        return new TransferSettings(
                typed.get(atOnce),
                (long) typed.get(upload) * KILOBYTE,
                (long) typed.get(download) * KILOBYTE,
                typed.get(resume),
                typed.get(askOptions),
                !typed.get(fileTimes));
    }
}
