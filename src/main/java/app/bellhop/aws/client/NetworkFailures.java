package app.bellhop.aws.client;

import app.bellhop.aws.http.UntrustedCertificateException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.Unreachable;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.TimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Finds out from the exception types why a server did not answer. */
public final class NetworkFailures {

    /** What an UnknownHostException begins with, or names in quotes: the host. */
    private static final Pattern HOST = Pattern.compile("(?:^|')([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)(?=$|[:'])");

    private NetworkFailures() {}

    /** @param endpoint used if the exception does not name the host */
    public static Detail detail(Throwable e, String endpoint) {
        UntrustedCertificateException untrusted = AwsErrors.find(e, UntrustedCertificateException.class);
        if (untrusted != null) {
            return untrusted.detail();
        }
        UnknownHostException unknown = AwsErrors.find(e, UnknownHostException.class);
        if (unknown != null) {
            Matcher host = HOST.matcher(String.valueOf(unknown.getMessage()));
            return new Unreachable(host.find() ? host.group(1) : endpoint, Cause.UNKNOWN_HOST);
        }
        return new Unreachable(endpoint, cause(e));
    }

    static Cause cause(Throwable e) {
        if (AwsErrors.find(e, NotSslRecordException.class) != null || plainText(e)) {
            return Cause.NO_TLS;
        }
        SSLException tls = AwsErrors.find(e, SSLException.class);
        if (tls != null) {
            return wantsCertificate(tls) ? Cause.CLIENT_CERTIFICATE : handshakeCause(tls);
        }
        // Netty's for reads and for writes.
        if (AwsErrors.find(e, TimeoutException.class) != null
                || AwsErrors.find(e, ApiCallAttemptTimeoutException.class) != null
                || readTimeout(e)) {
            return Cause.SILENT;
        }
        // Where connecting fails, the SDK's pool at times tells only that it waited in vain (TimeoutException).
        if (AwsErrors.find(e, java.util.concurrent.TimeoutException.class) != null
                || AwsErrors.find(e, ConnectTimeoutException.class) != null
                || AwsErrors.find(e, NoRouteToHostException.class) != null
                || AwsErrors.find(e, SocketTimeoutException.class) != null
                || AwsErrors.find(e, ApiCallTimeoutException.class) != null) {
            return Cause.TIMEOUT;
        }
        if (AwsErrors.find(e, ConnectException.class) != null) {
            return Cause.REFUSED;
        }
        return refusedByProxy(e) ? Cause.PROXY : Cause.BROKEN;
    }

    /** What the SDK says of a proxy that opens no tunnel, whatever it answers; the exception has no type of its own. */
    private static boolean refusedByProxy(Throwable e) {
        IOException tunnel = AwsErrors.find(e, IOException.class);
        return tunnel != null && String.valueOf(tunnel.getMessage()).contains("Could not connect to proxy");
    }

    /**
     * Whether the SDK's pool gave out a connection that was not yet done with the request before (its issue 1903). It happens
     * where a server answers before the client has seen its own body end. No other connection has the problem.
     */
    static boolean reusedTooEarly(Throwable e) {
        IllegalArgumentException duplicate = AwsErrors.find(e, IllegalArgumentException.class);
        return duplicate != null && String.valueOf(duplicate.getMessage()).startsWith("Duplicate handler name");
    }

    /** Apache's client throws the JDK's exception after a silence, and one of its own if it can't connect in time. */
    private static boolean readTimeout(Throwable e) {
        SocketTimeoutException timeout = AwsErrors.find(e, SocketTimeoutException.class);
        return timeout != null && timeout.getClass() == SocketTimeoutException.class;
    }

    /** An end without an alert: of Java's TLS and Netty's. */
    private static Cause handshakeCause(SSLException e) {
        boolean ended = AwsErrors.find(e, EOFException.class) != null
                || String.valueOf(e.getMessage()).startsWith("Connection closed while SSL/TLS handshake");
        return !ended ? Cause.TLS : e instanceof SSLHandshakeException ? Cause.TLS_ENDED : Cause.BROKEN;
    }

    /** The alerts of TLS 1.3 and 1.2; the exception has no type of its own. */
    private static boolean wantsCertificate(SSLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("certificate_required") || message.contains("bad_certificate");
    }

    /** What the JDK says where it finds no TLS; the exception has no type of its own. */
    private static boolean plainText(Throwable e) {
        SSLException tls = AwsErrors.find(e, SSLException.class);
        return tls != null && String.valueOf(tls.getMessage()).contains("Unsupported or unrecognized SSL message");
    }
}
