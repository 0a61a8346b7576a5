package app.bellhop.viewmodel.main;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.SettingsStore;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.start.Connector;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A change of a connection that helps after a failure.
 *
 * @param id of the button that offers it
 * @param label of that button
 * @param confirmation what it means, for the user to agree to
 */
record ServerRemedy(String id, String label, Form confirmation, UnaryOperator<Connection> change) {

    /** What helps after this failure, if something does. */
    static Optional<ServerRemedy> of(CloudException e) {
        Detail detail = e.failure().detail();
        if (detail instanceof Detail.Untrusted untrusted) {
            return Optional.of(trust(untrusted));
        }
        if (detail instanceof Detail.MissingPermission missing && missing.payer()) {
            return Optional.of(pay());
        }
        if (!(detail instanceof Reason reason)) {
            return Optional.empty();
        }
        if (reason.code() == ServiceProblem.REQUESTER_PAYS) {
            return Optional.of(pay());
        }
        if (reason.code() == ServiceProblem.OTHER_REGION) {
            return Optional.of(region(String.valueOf(reason.arguments().get(0))));
        }
        return reason.code() == ServiceProblem.HOST_STYLE_ONLY
                ? Optional.of(new ServerRemedy(
                        "useHostStyle",
                        Texts.get("remedy.hostStyle"),
                        Form.of(
                                Texts.get("remedy.hostStyle.title"),
                                Texts.get("remedy.hostStyle.text"),
                                Texts.get("remedy.hostStyle")),
                        server(options -> options.with(Addressing.VIRTUAL_HOST))))
                : Optional.empty();
    }

    /** Changes a connection as it is saved now: it may have been edited, or removed, since it was opened. */
    CompletableFuture<Connection> keep(Connector connector, Connection opened, SettingsStore settings) {
        Connection before = settings.get().current(opened);
        Connection after = change.apply(before);
        boolean removed = opened.saved() && !settings.get().connections().contains(before);
        return removed
                ? CompletableFuture.completedFuture(after)
                : Futures.map(connector.save(Connector.Edited.unchanged(after)), done -> after);
    }

    private static UnaryOperator<Connection> server(UnaryOperator<ServerOptions> change) {
        return connection -> connection.withServer(change.apply(connection.server()));
    }

    private static ServerRemedy region(String region) {
        String label = Texts.get("remedy.region", region);
        return new ServerRemedy(
                "useRegion",
                label,
                Form.of(label, Texts.get("remedy.region.text", region), label),
                connection -> connection.overriddenBy(null, null, region));
    }

    private static ServerRemedy pay() {
        return new ServerRemedy(
                "payRequests",
                Texts.get("remedy.pay"),
                Form.of(Texts.get("remedy.pay.title"), Texts.get("remedy.pay.text"), Texts.get("remedy.pay")),
                server(ServerOptions::paying));
    }

    private static ServerRemedy trust(Detail.Untrusted untrusted) {
        ServerCertificate certificate = untrusted.certificate();
        Form form = Form.of(
                        Texts.get("remedy.trust.title"),
                        Texts.get("remedy.trust.text", untrusted.host()),
                        Texts.get("remedy.trust.ok"))
                .details(
                        Texts.get("remedy.trust.subject", certificate.subject()),
                        Texts.get("remedy.trust.issuer", certificate.issuer()),
                        Texts.get("remedy.trust.until", Formats.time(certificate.validUntil())),
                        Texts.get("remedy.trust.fingerprint", certificate.shownFingerprint()));
        return new ServerRemedy(
                "trustCertificate",
                Texts.get("remedy.trust"),
                form,
                server(options -> options.trusting(certificate.fingerprint())));
    }
}
