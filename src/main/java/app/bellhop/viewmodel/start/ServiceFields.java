package app.bellhop.viewmodel.start;

import app.bellhop.settings.services.StorageService;
import app.bellhop.settings.services.StorageService.KeyKind;
import app.bellhop.settings.services.StorageService.SnsSupport;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The choice of a service, which fills in where it is and how it is spoken to. */
final class ServiceFields {

    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z]+)>");

    /** Named as examples. */
    private static final int MAX_REGIONS = 8;

    private final Field<StorageService> service;
    private final Field<String> endpoint;
    private final Field<Boolean> sameSns;
    private final Field<String> snsEndpoint;
    private final Field<String> region;
    private final ServerFields server;

    /** @param services to choose from; the first is chosen */
    ServiceFields(
            List<StorageService> services,
            Field<String> endpoint,
            Field<Boolean> sameSns,
            Field<String> snsEndpoint,
            Field<String> region,
            ServerFields server) {
        this.service = Field.choice(
                "service", Texts.get("connectionForm.service"), services.get(0), services, StorageService::name);
        this.endpoint = endpoint;
        this.sameSns = sameSns;
        this.snsEndpoint = snsEndpoint;
        this.region = region;
        this.server = server;
    }

    Field<?> field() {
        return service;
    }

    Form filled(Form form) {
        return form.fill(service, typed -> chosen(typed.get(service)))
                .fill(region, this::moved)
                .hint(service, typed -> about(typed.get(service)))
                .hint(region, typed -> regions(typed.get(service)));
    }

    private List<Answer<?>> chosen(StorageService chosen) {
        String begin = Optional.ofNullable(chosen.region()).orElse("");
        String address = chosen.endpointIn(begin);
        boolean same = chosen.sns() == SnsSupport.SAME;
        return List.of(
                new Answer<>(endpoint, Optional.of(address)),
                new Answer<>(sameSns, Optional.of(same)),
                new Answer<>(snsEndpoint, Optional.of(same ? address : "")),
                new Answer<>(region, Optional.of(begin)),
                server.addressing(chosen.addressing()));
    }

    private List<Answer<?>> moved(Answers typed) {
        List<Answer<?>> answers = new ArrayList<>();
        typed.get(service).moved(typed.get(endpoint), typed.get(region).strip()).ifPresent(address -> {
            answers.add(new Answer<>(endpoint, Optional.of(address)));
            if (typed.get(sameSns)) {
                answers.add(new Answer<>(snsEndpoint, Optional.of(address)));
            }
        });
        return answers;
    }

    private static String about(StorageService chosen) {
        String keys = chosen.keys() == KeyKind.HMAC ? Texts.get("connectionForm.hmac") : "";
        String lacks = chosen.lacks().isEmpty()
                ? ""
                : Texts.get(
                        "connectionForm.lacks",
                        chosen.lacks().stream().map(Texts::of).collect(Collectors.joining(", ")));
        return Stream.of(keys, lacks).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String regions(StorageService chosen) {
        List<String> some = chosen.regions();
        if (some.isEmpty()) {
            return "";
        }
        String names = String.join(", ", some.subList(0, Math.min(some.size(), MAX_REGIONS)));
        return Texts.get("connectionForm.regions", some.size() > MAX_REGIONS ? names + ", …" : names);
    }

    /** What is left to be filled in of an endpoint. */
    static String placeholder(String endpoint) {
        Matcher left = PLACEHOLDER.matcher(endpoint);
        if (!left.find()) {
            return "";
        }
        return switch (left.group(1)) {
            case "host" -> Texts.get("connectionForm.placeholder.host");
            case "account" -> Texts.get("connectionForm.placeholder.account");
            case "namespace" -> Texts.get("connectionForm.placeholder.namespace");
            default -> Texts.get("connectionForm.placeholder", left.group());
        };
    }
}
