package app.bellhop.fake;

import app.bellhop.cloud.s3.upload.SourceObject;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** An object in memory, to be copied to another connection. */
record FakeSource(String uri, byte[] bytes) implements SourceObject {

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String etag() {
        return FakeObjectStore.etag(bytes);
    }

    @Override
    public long partSize() {
        return 0;
    }

    @Override
    public CompletableFuture<byte[]> read(long offset, int length) {
        return CompletableFuture.completedFuture(Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
    }
}
