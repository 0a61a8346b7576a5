package app.bellhop.aws.http;

import app.bellhop.cloud.Detail.Untrusted;
import java.security.cert.CertificateException;

/** A server's certificate that is not accepted. */
public final class UntrustedCertificateException extends CertificateException {

    private final transient Untrusted detail;

    UntrustedCertificateException(Untrusted detail, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.detail = detail;
    }

    public Untrusted detail() {
        return detail;
    }
}
