package app.bellhop.demo.s3;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Holds XML answers back until they are whole, and sends them with their length: some clients drop an answer without.
 * Object bodies go through the output stream, as they come.
 */
class HeldResponse extends HttpServletResponseWrapper {

    private CharArrayWriter text;
    private PrintWriter writer;
    private Runnable onSuccess;

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            text = new CharArrayWriter();
            writer = new PrintWriter(text);
        }
        return writer;
    }

    /** Has {@code headers} run once the request is found good, while headers can still be set. */
    void onSuccess(Runnable headers) {
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

    /** Forgets what was held back. */
    void discard() {
        writer = null;
    }

    void finish() throws IOException {
        if (writer == null) {
            return;
        }
        writer.flush();
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        getResponse().setContentLength(body.length);
        getResponse().getOutputStream().write(body);
    }

    /** A response that nobody reads: only whether the request was refused counts. */
    static final class Silent extends HttpServletResponseWrapper {

        private int status = 200;

        Silent(HttpServletResponse response) {
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
