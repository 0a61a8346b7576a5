package app.bellhop.work.objects;

import app.bellhop.cloud.s3.S3Location;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where an edit is saved if the object has changed on the server: beside it. */
public final class ConflictCopy {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

    private ConflictCopy() {}

    /** Turns {@code notes.txt} into {@code notes (mine 2026-11-24 14.30.05).txt}. */
    public static S3Location of(S3Location object) {
        String key = object.key();
        int dot = key.lastIndexOf('.');
        int end = dot > key.lastIndexOf('/') + 1 ? dot : key.length();
        String mine = " (mine " + LocalDateTime.now().format(TIME) + ")";
        return new S3Location(object.bucket(), key.substring(0, end) + mine + key.substring(end));
    }
}
