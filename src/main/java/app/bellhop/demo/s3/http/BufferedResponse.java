package app.bellhop.demo.s3.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Buffers XML responses to send them with a Content-Length, which some clients require. Object bodies are streamed,
 * except for their last byte: a client that has read a whole response must find its request in the access log.
 */
public class BufferedResponse extends HttpServletResponseWrapper {

    private static final String REQUEST_ID = "x-amz-request-id";

    private @Nullable CharArrayWriter text;
    private @Nullable PrintWriter writer;
    private @Nullable DeferredEndOutputStream stream;
    private @Nullable Runnable onSuccess;
    private @Nullable String errorCode;
    private @Nullable Instant firstByte;

    public BufferedResponse(HttpServletResponse response) {
        super(response);
    }

    /** Sets the request IDs; s3proxy's own are ignored from then on. */
    public void identify(String requestId, String hostId) {
        setHeader(REQUEST_ID, requestId);
        setHeader("x-amz-id-2", hostId);
    }

    @Override
    public void addHeader(String name, String value) {
        if (!name.equalsIgnoreCase(REQUEST_ID)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            text = new CharArrayWriter();
            writer = new PrintWriter(text);
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            firstByte = Instant.now();
            String length = getHeader("Content-Length");
            stream = new DeferredEndOutputStream(super.getOutputStream(), length == null ? -1 : Long.parseLong(length));
        }
        return stream;
    }

    /** Runs {@code headers} when the response turns out to be a success, while headers can still be set. */
    public void onSuccess(Runnable headers) {
        onSuccess = headers;
    }

    @Override
    public void setStatus(int code) {
        super.setStatus(code);
        Runnable headers = onSuccess;
        if (code < 300 && headers != null) {
            onSuccess = null;
            headers.run();
        }
    }

    /** Discards the buffered text and records the error code of the response. */
    public void setError(String code) {
        writer = null;
        errorCode = code;
    }

    public @Nullable String errorCode() {
        return errorCode;
    }

    /** The buffered text; empty if there is none. */
    public String text() {
        if (writer == null || text == null) {
            return "";
        }
        writer.flush();
        return text.toString();
    }

    /** Puts another text in place of the buffered one. */
    public void replace(String other) {
        writer = null;
        getWriter().write(other);
    }

    public long bytes() {
        return stream != null ? stream.count() : text().getBytes(StandardCharsets.UTF_8).length;
    }

    /** When the first byte of the body was sent; now if none was. */
    public Instant firstByte() {
        return firstByte == null ? Instant.now() : firstByte;
    }

    public void finish() throws IOException {
        if (stream != null) {
            stream.release();
        }
        if (writer == null) {
            return;
        }
        byte[] body = text().getBytes(StandardCharsets.UTF_8);
        getResponse().setContentLength(body.length);
        getResponse().getOutputStream().write(body);
    }

    /** Discards everything but the status. */
    public static final class Discarding extends HttpServletResponseWrapper {

        private int status = 200;

        public Discarding(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int code) {
            status = code;
        }

        @Override
        public void sendError(int code) {
            status = code;
        }

        @Override
        public void sendError(int code, String message) {
            status = code;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public void addHeader(String name, String value) {}

        @Override
        public void setHeader(String name, String value) {}

        @Override
        public void addDateHeader(String name, long value) {}

        @Override
        public void setContentLength(int length) {}

        @Override
        public void setContentLengthLong(long length) {}

        @Override
        public void setContentType(String type) {}

        @Override
        public void setCharacterEncoding(String encoding) {}

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(OutputStream.nullOutputStream());
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) {}

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }
    }
}
