package app.bellhop.demo;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The access keys of the demo, generated at the first start, and the file that tells other clients how to connect. */
record DemoCredentials(String accessKeyId, String secretAccessKey) {

    static final String REGION = "us-east-1";
    private static final String FILE = "endpoint.properties";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Returns the keys stored by an earlier start, or new ones. */
    static DemoCredentials loadOrCreate(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            String id = properties.getProperty("accessKeyId", "");
            String secret = properties.getProperty("secretAccessKey", "");
            if (!id.isEmpty() && !secret.isEmpty()) {
                return new DemoCredentials(id, secret);
            }
        }
        return new DemoCredentials("AKIADEMO" + random(12), random(40));
    }

    private static String random(int length) {
        return new SecureRandom()
                .ints(length, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    void write(Path folder, URI s3, URI sns) throws IOException {
        // Not written with Properties, which would escape colons with backslashes and break shell scripts that read the
        // file.
        List<String> lines = List.of(
                "# Bellhop's demo servers, while it runs",
                "s3.endpoint=" + s3,
                "sns.endpoint=" + sns,
                "accessKeyId=" + accessKeyId,
                "secretAccessKey=" + secretAccessKey,
                "region=" + REGION);
        Path temporary = folder.resolve("." + FILE);
        Files.deleteIfExists(temporary);
        try {
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(temporary); // This file system has no POSIX permissions.
        }
        Files.write(temporary, lines);
        Files.move(
                temporary, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
