package app.bellhop.bench;

import java.nio.file.Path;

/** What Bellhop is measured beside. Each call ends when everything is through. */
interface OtherClient {

    String name();

    Void upload(Path folder, String place) throws Exception;

    Void download(String place, Path folder) throws Exception;

    Void delete(String place) throws Exception;
}
