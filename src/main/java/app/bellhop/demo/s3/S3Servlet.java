package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.awssdk.WriteOptions;
import app.bellhop.demo.http.LocalHost;
import app.bellhop.demo.s3.access.AccessControl;
import app.bellhop.demo.s3.documents.ObjectLockDocuments;
import app.bellhop.demo.s3.documents.SubResourceHandler;
import app.bellhop.demo.s3.http.BufferedResponse;
import app.bellhop.demo.s3.http.CopySource;
import app.bellhop.demo.s3.http.PlainSlashes;
import app.bellhop.demo.s3.http.RewrittenRequest;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import app.bellhop.demo.s3.log.AccessLog;
import app.bellhop.demo.s3.log.CallLogger;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Dispatches requests: website, preflight, sub-resource, anonymous, signed. Plain S3 is left to s3proxy. */
final class S3Servlet extends HttpServlet {

    private static final int MAX_KEY_BYTES = 1024;
    private static final int MAX_DOCUMENT_BYTES = 4 << 20;
    private static final int MAX_DRAINED_BYTES = 32 << 20;
    private static final long MAX_PUT = 5L << 30;
    private static final int MAX_BUFFERED = 128 << 20;
    private static final int MAX_CHUNK = 16 << 20;
    private static final int MAX_SKEW_SECONDS = 900;

    /** Makes the handler's error responses accessible. */
    private static final class Handler extends S3ProxyHandler {
        Handler(
                BlobStore store,
                AuthenticationType type,
                @Nullable String accessKeyId,
                @Nullable String secretAccessKey) {
            super(
                    store,
                    type,
                    accessKeyId,
                    secretAccessKey,
                    null,
                    MAX_PUT,
                    MAX_BUFFERED,
                    MAX_CHUNK,
                    true,
                    null,
                    null,
                    MAX_SKEW_SECONDS);
        }

        void sendError(S3Call call, BufferedResponse response, int status, String code, String message)
                throws IOException {
            response.setError(code);
            sendSimpleErrorResponse(call.request(), response, code, status, message, Map.of());
        }
    }

    private final transient ThreadLocal<WriteOptions> currentOptions = ThreadLocal.withInitial(() -> WriteOptions.NONE);
    private final transient SqliteBlobStore store;
    private final transient Handler signed;
    private final transient Handler open;
    private final transient AccessControl accessControl;
    private final transient ObjectLockDocuments locks;
    private final transient SubResourceHandler subResources;
    private final transient WriteOptionsReader optionsReader;
    private final transient ObjectResponseHeaders responseHeaders;
    private final transient RestoreHandler restoreHandler;
    private final transient BucketCreation bucketCreation;
    private final transient PartListing partListing;
    private final transient Cors cors;
    private final transient Website website;
    private final transient BucketEvents events;
    private final transient AccessLog accessLog;

    S3Servlet(Path folder, String accessKeyId, String secretAccessKey, BiConsumer<String, String> publisher)
            throws IOException {
        store = new SqliteBlobStore(folder, currentOptions::get);
        signed = new Handler(store, AuthenticationType.AWS_V2_OR_V4, accessKeyId, secretAccessKey);
        open = new Handler(store, AuthenticationType.NONE, null, null);
        accessControl = new AccessControl(store.subResources(), (bucket, key) -> store.versionId(bucket, key, null));
        locks = new ObjectLockDocuments(store.subResources(), store::isVersioningEnabled);
        subResources = new SubResourceHandler(store, accessControl, locks);
        optionsReader = new WriteOptionsReader(store.subResources(), accessControl, locks);
        responseHeaders = new ObjectResponseHeaders(store);
        restoreHandler = new RestoreHandler(store);
        bucketCreation = new BucketCreation(store);
        partListing = new PartListing(store);
        cors = new Cors(store.subResources());
        website = new Website(store, accessControl);
        accessLog = new AccessLog(store);
        events = new BucketEvents(store, publisher);
    }

    SqliteBlobStore store() {
        return store;
    }

    AccessLog accessLog() {
        return accessLog;
    }

    @Override
    protected void service(HttpServletRequest sent, HttpServletResponse raw) throws IOException {
        HttpServletRequest request = new PlainSlashes(sent);
        Optional<String> site = Website.bucket(request);
        S3Call call = site.map(bucket -> Website.call(request, bucket)).orElseGet(() -> S3Call.of(request));
        BufferedResponse response = new BufferedResponse(raw);
        CallLogger logger = new CallLogger(accessLog, store, call, response, site.isPresent());
        try {
            answer(call, site, response, logger);
        } finally {
            logger.record();
        }
        response.finish();
    }

    private void answer(S3Call call, Optional<String> site, BufferedResponse response, CallLogger logger)
            throws IOException {
        HttpServletRequest request = call.request();
        InputStream body = request.getInputStream();
        try {
            if (request.getContentLengthLong() == 0) {
                body.read(); // Triggers "100 Continue", which some clients expect even for empty bodies.
            }
            if (!LocalHost.isNamed(request.getHeader("Host"))) {
                throw S3Errors.of(403, "AccessDenied", "The Host header names another host.");
            }
            if (site.isPresent()) {
                website.serve(site.get(), request, response);
            } else {
                serve(call, response, body, logger);
            }
        } catch (AwsServiceException e) {
            sendError(call, response, e);
        } catch (IllegalArgumentException e) {
            signed.sendError(call, response, 400, "InvalidArgument", String.valueOf(e.getMessage()));
        } catch (UnsupportedOperationException e) {
            signed.sendError(call, response, 501, "NotImplemented", String.valueOf(e.getMessage()));
        } catch (RuntimeException | IOException e) {
            AwsServiceException known = serviceException(e);
            if (known == null) {
                throw e;
            }
            sendError(call, response, known);
        } finally {
            currentOptions.remove();
            // Read the rest of the body (a chunk's end, or a rejected body): otherwise the connection is cut before the
            // client sees the response, and it retries.
            drain(body);
        }
    }

    private void serve(S3Call call, BufferedResponse response, InputStream body, CallLogger logger) throws IOException {
        if (call.key().getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw S3Errors.of(400, "KeyTooLongError", "Your key is too long");
        }
        if (call.method().equals("OPTIONS")) {
            cors.preflight(call, response);
            return;
        }
        cors.addHeaders(call, response);
        if (call.isListing()) {
            accessLog.deliver(call.bucket());
        }
        Optional<String> document = subResources.find(call);
        boolean readsObject =
                call.isRead() && !call.key().isEmpty() && !call.has("uploadId") && !call.has("attributes");
        if (readsObject && document.isEmpty()) {
            response.onSuccess(() -> responseHeaders.add(call, response));
        }
        if (document.isPresent()) {
            byte[] bytes = body.readNBytes(MAX_DOCUMENT_BYTES);
            authenticate(call, response, bytes);
            subResources.serve(call, document.get(), bytes, response);
        } else if (call.isAnonymous()) {
            if (!accessControl.allowsAnonymous(call) || call.request().getHeader("x-amz-copy-source") != null) {
                // A copy would also read its source, which this check doesn't cover.
                throw S3Errors.of(403, "AccessDenied", "Access Denied");
            }
            dispatch(open, call, call.request(), response, body);
        } else if (call.isRead() && call.has("location")) {
            authenticate(call, response, new byte[0]);
            location(call, response);
        } else if (call.method().equals("GET") && call.has("uploadId")) {
            authenticateUpload(call, response);
            partListing.serve(call, response);
        } else if (call.isRead() && call.has("partNumber")) {
            authenticate(call, response, new byte[0]);
            part(call, response, body);
        } else if (call.method().equals("POST") && call.has("delete")) {
            byte[] bytes = body.readNBytes(MAX_DOCUMENT_BYTES);
            currentOptions.set(WriteOptionsReader.readDelete(call));
            dispatch(signed, call, call.request(), response, new ByteArrayInputStream(bytes));
            if (response.getStatus() < 300) {
                Xml.parse(new String(bytes, StandardCharsets.UTF_8)).ifPresent(asked -> {
                    events.afterDeletes(call.bucket(), asked, response.text());
                    logger.recordDeletes(Xml.texts(asked, "Key"));
                });
            }
        } else if (call.method().equals("POST") && call.has("restore")) {
            byte[] bytes = body.readNBytes(MAX_DOCUMENT_BYTES);
            authenticate(call, response, bytes);
            restoreHandler.serve(call, new String(bytes, StandardCharsets.UTF_8), response);
        } else if (call.method().equals("PUT") && call.key().isEmpty()) {
            bucket(call, response, body.readNBytes(MAX_DOCUMENT_BYTES));
        } else if (call.isRead()) {
            dispatch(signed, call, call.request(), response, body);
        } else {
            write(call, response, body);
        }
    }

    private void write(S3Call call, BufferedResponse response, InputStream body) throws IOException {
        if (call.method().equals("DELETE")) {
            currentOptions.set(WriteOptionsReader.readDelete(call));
        } else {
            if (call.request().getHeader("x-amz-copy-source") != null && !call.has("uploadId")) {
                CopySource.requireChange(call);
            }
            currentOptions.set(optionsReader.read(call));
        }
        if (call.method().equals("POST") && call.has("uploadId")) {
            complete(call, response, body.readNBytes(MAX_DOCUMENT_BYTES));
        } else {
            dispatch(signed, call, RewrittenRequest.ofWrite(call.request()), response, body);
        }
        events.afterWrite(call, response);
    }

    /** CompleteMultipartUpload, whose answer has an address that s3proxy makes up. */
    private void complete(S3Call call, BufferedResponse response, byte[] bytes) throws IOException {
        PartListing.requireAscending(new String(bytes, StandardCharsets.UTF_8));
        dispatch(signed, call, RewrittenRequest.ofWrite(call.request()), response, new ByteArrayInputStream(bytes));
        String location = Xml.escape(call.request().getRequestURL().toString());
        response.replace(
                response.text().replaceFirst("<Location>[^<]*", Matcher.quoteReplacement("<Location>" + location)));
    }

    /** CreateBucket or PutBucketVersioning, the one bucket configuration that the store handles itself. */
    private void bucket(S3Call call, BufferedResponse response, byte[] bytes) throws IOException {
        String document = new String(bytes, StandardCharsets.UTF_8);
        boolean creates = !call.has("versioning");
        if (creates) {
            bucketCreation.check(call);
        } else {
            locks.requireVersioningKept(call.bucket(), document);
        }
        dispatch(signed, call, RewrittenRequest.ofWrite(call.request()), response, new ByteArrayInputStream(bytes));
        if (creates && response.getStatus() < 300) {
            bucketCreation.apply(call, document);
        }
    }

    private static void dispatch(
            Handler handler, S3Call call, HttpServletRequest shaped, HttpServletResponse response, InputStream body)
            throws IOException {
        handler.doHandle(call.request(), shaped, response, body, new S3ProxyHandler.RequestContext());
    }

    /** Verifies the signature, and that bucket and object exist, by letting s3proxy handle the request as HEAD. */
    private void authenticate(S3Call call, HttpServletResponse response, byte[] body) throws IOException {
        if (call.isAnonymous()) {
            throw S3Errors.of(403, "AccessDenied", "Access Denied");
        }
        var probe = new BufferedResponse.Discarding(response);
        dispatch(signed, call, RewrittenRequest.asHead(call.request()), probe, new ByteArrayInputStream(body));
        if (probe.getStatus() >= 400) {
            throw S3Errors.of(probe.getStatus(), "AccessDenied", "Access Denied");
        }
    }

    /** Verifies the signature of a request for an upload, whose object need not exist. */
    private void authenticateUpload(S3Call call, HttpServletResponse response) throws IOException {
        var probe = new BufferedResponse.Discarding(response);
        dispatch(
                signed,
                call,
                RewrittenRequest.without(call.request(), "part-number-marker"),
                probe,
                InputStream.nullInputStream());
        if (probe.getStatus() >= 400) {
            throw S3Errors.of(probe.getStatus(), "AccessDenied", "Access Denied");
        }
    }

    private void location(S3Call call, HttpServletResponse response) throws IOException {
        String region = store.region(call.bucket()).orElse("us-east-1");
        response.setContentType("application/xml");
        response.getWriter()
                .write("<LocationConstraint" + Xml.NAMESPACE + ">"
                        + (region.equals("us-east-1") ? "" : Xml.escape(region)) + "</LocationConstraint>");
    }

    /** GetObject or HeadObject with partNumber, as used by the SDK's multipart download. */
    private void part(S3Call call, HttpServletResponse response, InputStream body) throws IOException {
        List<Long> sizes =
                store.partSizes(call.bucket(), call.key(), call.request().getParameter("versionId"));
        if (sizes.isEmpty()) {
            dispatch(signed, call, call.request(), response, body);
            return;
        }
        int number = Integer.parseInt(call.request().getParameter("partNumber"));
        if (number < 1 || number > sizes.size()) {
            throw S3Errors.of(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }
        long first =
                sizes.stream().limit(number - 1L).mapToLong(Long::longValue).sum();
        long last = first + sizes.get(number - 1) - 1;
        response.setHeader("x-amz-mp-parts-count", String.valueOf(sizes.size()));
        dispatch(signed, call, RewrittenRequest.ofRange(call.request(), "bytes=" + first + "-" + last), response, body);
        if (call.method().equals("HEAD")) {
            response.setStatus(206);
            response.setContentLengthLong(sizes.get(number - 1));
        }
    }

    private void sendError(S3Call call, BufferedResponse response, AwsServiceException e) throws IOException {
        var backend = S3Exceptions.httpResponse(e);
        if (backend != null) {
            for (String name : List.of("ETag", "x-amz-delete-marker", "x-amz-version-id", "Allow")) {
                backend.firstMatchingHeader(name).ifPresent(value -> response.setHeader(name, value));
            }
        }
        int status = e.statusCode();
        if (status == 304) {
            response.setError("NotModified");
            response.setStatus(304);
            return;
        }
        String code = Optional.ofNullable(S3Exceptions.errorCode(e))
                .orElse(
                        switch (status) {
                            case 412 -> "PreconditionFailed";
                            case 416 -> "InvalidRange";
                            case 405 -> "MethodNotAllowed";
                            case 403 -> "AccessDenied";
                            default -> "BadDigest";
                        });
        String message =
                e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        signed.sendError(call, response, status, code, message == null ? code : message);
    }

    private static @Nullable AwsServiceException serviceException(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof AwsServiceException found) {
                return found;
            }
        }
        return null;
    }

    private static void drain(InputStream body) {
        try {
            body.skipNBytes(MAX_DRAINED_BYTES);
        } catch (IOException e) {
            // The client has closed the connection, or the body ended: nothing left to read.
        }
    }
}
