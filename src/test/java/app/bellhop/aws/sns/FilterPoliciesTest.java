package app.bellhop.aws.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.sns.FilterPolicies;
import app.bellhop.cloud.sns.FilterPolicyProblem;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filter policies against what SNS documents: single operators over random values, their combination by and / or, scope. */
class FilterPoliciesTest {

    private static final int RUNS = 400;

    private final FilterPolicies policies = new RulerFilterPolicies();
    private final Random random = new Random(20261124);

    private static Message with(Map<String, MessageAttribute> attributes) {
        return new Message("", "m", Map.of(), attributes, "", "");
    }

    private static Message body(String json) {
        return Message.of("", json);
    }

    private static MessageAttribute text(String value) {
        return new MessageAttribute("String", value);
    }

    private static MessageAttribute number(Object value) {
        return new MessageAttribute("Number", String.valueOf(value));
    }

    private boolean accepts(String policy, Map<String, MessageAttribute> attributes) {
        assertTrue(policies.check(policy, false).isEmpty(), policy + " " + policies.check(policy, false));
        return policies.accepts(policy, false, with(attributes));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return random.nextInt(4) == 0 ? word.toString().toUpperCase(Locale.ROOT) : word.toString();
    }

    /** One test of one text, with what it means. */
    private record Test1(String json, Predicate<String> means) {}

    private Test1 textTest() {
        String w = word();
        String v = word();
        return switch (random.nextInt(9)) {
            case 0 -> new Test1("\"" + w + "\"", w::equals);
            case 1 -> new Test1("{\"prefix\": \"" + w + "\"}", s -> s.startsWith(w));
            case 2 -> new Test1("{\"suffix\": \"" + w + "\"}", s -> s.endsWith(w));
            case 3 -> new Test1("{\"equals-ignore-case\": \"" + w + "\"}", s -> s.equalsIgnoreCase(w));
            case 4 ->
                new Test1("{\"anything-but\": [\"" + w + "\", \"" + v + "\"]}", s -> !s.equals(w) && !s.equals(v));
            case 5 -> new Test1("{\"anything-but\": {\"prefix\": \"" + w + "\"}}", s -> !s.startsWith(w));
            case 6 -> new Test1("{\"anything-but\": {\"suffix\": \"" + w + "\"}}", s -> !s.endsWith(w));
            case 7 -> new Test1("{\"wildcard\": \"" + w + "*" + v + "\"}", s -> s.matches(w + ".*" + v));
            default -> new Test1("{\"exists\": true}", s -> true);
        };
    }

    @Test
    void textsMatchAsDocumented() {
        for (int i = 0; i < RUNS; i++) {
            List<Test1> tests = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                tests.add(textTest());
            }
            String policy = "{\"key\": ["
                    + String.join(", ", tests.stream().map(Test1::json).toList()) + "]}";
            String value = word();
            boolean expected = tests.stream().anyMatch(test -> test.means().test(value)); // Values of a key: or.
            assertEquals(expected, accepts(policy, Map.of("key", text(value))), policy + " for " + value);
        }
    }

    @Test
    void numbersMatchAsDocumented() {
        for (int i = 0; i < RUNS; i++) {
            BigDecimal low = BigDecimal.valueOf(random.nextInt(200) - 100, random.nextInt(3));
            BigDecimal high = low.add(BigDecimal.valueOf(1 + random.nextInt(100)));
            BigDecimal value =
                    random.nextInt(4) == 0 ? low : BigDecimal.valueOf(random.nextInt(400) - 200, random.nextInt(3));
            boolean above = random.nextBoolean();
            boolean below = random.nextBoolean();
            String policy = "{\"n\": [{\"numeric\": [\"" + (above ? ">" : ">=") + "\", " + low.toPlainString() + ", \""
                    + (below ? "<" : "<=") + "\", " + high.toPlainString() + "]}]}";
            int toLow = value.compareTo(low);
            int toHigh = value.compareTo(high);
            boolean expected = (above ? toLow > 0 : toLow >= 0) && (below ? toHigh < 0 : toHigh <= 0);
            assertEquals(
                    expected, accepts(policy, Map.of("n", number(value.toPlainString()))), policy + " for " + value);
            String equal = "{\"n\": [{\"numeric\": [\"=\", " + low.toPlainString() + "]}]}";
            assertEquals(
                    toLow == 0, accepts(equal, Map.of("n", number(value.toPlainString()))), equal + " for " + value);
        }
    }

    @Test
    void keysAreJoinedByAnd() {
        for (int i = 0; i < RUNS; i++) {
            Map<String, Test1> wanted = new HashMap<>();
            Map<String, MessageAttribute> attributes = new HashMap<>();
            boolean expected = true;
            for (String key : List.of("a", "b", "c")) {
                Test1 test = textTest();
                wanted.put(key, test);
                if (random.nextInt(5) > 0) {
                    String value = word();
                    attributes.put(key, text(value));
                    expected &= test.means().test(value);
                } else {
                    expected = false; // No test but exists:false lets a missing key pass, not even anything-but.
                }
            }
            String policy = "{"
                    + String.join(
                            ", ",
                            wanted.entrySet().stream()
                                    .map(e -> "\"" + e.getKey() + "\": ["
                                            + e.getValue().json() + "]")
                                    .toList())
                    + "}";
            assertEquals(expected, accepts(policy, attributes), policy + " for " + attributes);
        }
    }

    @Test
    void orTakesOneOfItsAlternatives() {
        for (int i = 0; i < RUNS; i++) {
            Test1 one = textTest();
            Test1 other = textTest();
            Test1 also = textTest();
            String policy = "{\"c\": [" + also.json() + "], \"$or\": [{\"a\": [" + one.json() + "]}, {\"b\": ["
                    + other.json() + "]}]}";
            String a = word();
            String b = word();
            String c = word();
            boolean expected = also.means().test(c)
                    && (one.means().test(a) || other.means().test(b));
            assertEquals(
                    expected,
                    accepts(policy, Map.of("a", text(a), "b", text(b), "c", text(c))),
                    policy + " for " + a + " " + b + " " + c);
        }
    }

    @Test
    void addressesMatchTheirNetwork() {
        for (int i = 0; i < RUNS; i++) {
            int bits = 8 + random.nextInt(24); // A single address is written as itself: /32 is refused.
            int network = random.nextInt();
            int address = random.nextBoolean() ? random.nextInt() : network ^ (random.nextInt(4));
            int mask = -1 << (32 - bits);
            String policy = "{\"ip\": [{\"cidr\": \"" + dotted(network & mask) + "/" + bits + "\"}]}";
            boolean expected = (network & mask) == (address & mask);
            assertEquals(
                    expected, accepts(policy, Map.of("ip", text(dotted(address)))), policy + " " + dotted(address));
        }
    }

    private static String dotted(int ip) {
        return (ip >>> 24) + "." + (ip >>> 16 & 255) + "." + (ip >>> 8 & 255) + "." + (ip & 255);
    }

    @Test
    void absenceIsAskedForByExists() {
        String policy = "{\"key\": [{\"exists\": false}]}";
        assertTrue(accepts(policy, Map.of("other", text("x"))));
        assertTrue(accepts(policy, Map.of()));
        assertFalse(accepts(policy, Map.of("key", text("x"))));
    }

    @Test
    void typesAreToldApart() {
        assertTrue(accepts("{\"key\": [\"100\"]}", Map.of("key", text("100"))));
        assertFalse(accepts("{\"key\": [\"100\"]}", Map.of("key", number(100))));
        assertTrue(accepts("{\"key\": [100]}", Map.of("key", number("100.0"))));
        assertFalse(accepts("{\"key\": [100]}", Map.of("key", text("100"))));
    }

    @Test
    void anArrayPassesByOneOfItsValues() {
        MessageAttribute array = new MessageAttribute("String.Array", "[\"rugby\", \"tennis\", 5, null, true]");
        assertTrue(accepts("{\"key\": [\"tennis\"]}", Map.of("key", array)));
        assertTrue(accepts("{\"key\": [5]}", Map.of("key", array)));
        assertTrue(accepts("{\"key\": [{\"anything-but\": [\"rugby\"]}]}", Map.of("key", array)));
        assertFalse(accepts("{\"key\": [\"football\"]}", Map.of("key", array)));
    }

    @Test
    void bodyScopeLooksAtTheBodyAlone() {
        String policy = "{\"store\": {\"city\": [\"Oslo\"], \"open\": [true]}, \"items\": [{\"numeric\": [\">\", 2]}]}";
        assertTrue(policies.accepts(
                policy, true, body("{\"store\": {\"city\": \"Oslo\", \"open\": true}, \"items\": [1, 3]}")));
        assertFalse(policies.accepts(
                policy, true, body("{\"store\": {\"city\": \"Oslo\", \"open\": false}, \"items\": [1, 3]}")));
        assertFalse(policies.accepts(policy, true, body("no JSON")));
        assertFalse(policies.accepts(policy, true, body("[1]")));
        assertFalse(policies.accepts(
                "{\"a\": [\"b\"]}", true, new Message("", "{}", Map.of(), Map.of("a", text("b")), "", "")));
    }

    @Test
    void withoutAPolicyEverythingPasses() {
        assertTrue(policies.accepts("", false, body("anything")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                     | 1 | 1",
                "{\"a\": \"b\"}                          | 1 | 10",
                "{\"a\": []}                             | 1 | 9",
                "{\"a\": [{\"foo\": 1}]}                 | 1 | 17",
                "{\"a\": [{\"numeric\": [\"<\"]}]}       | 1 | 26",
                "{\"a\": [\"b\",]}                       | 1 | 12"
            })
    void mistakesAreToldWithTheirPlace(String policy, int line, int column) {
        DocumentProblem problem = policies.check(policy, true).orElseThrow();
        assertEquals(line, problem.line());
        assertTrue(Math.abs(column - problem.column()) <= 2, problem.toString());
        assertFalse(problem.reason().toString().contains("Source"), problem.toString());
    }

    @Test
    void limitsOfSnsAreToldBeforeItTellsThem() {
        String six = "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}";
        assertEquals(
                Reason.of(FilterPolicyProblem.TOO_MANY_KEYS, 5, 6L),
                policies.check(six, false).orElseThrow().reason());
        String nested = "{\"a\":{\"b\":[1]}}";
        assertTrue(policies.check(nested, false).isPresent());
        assertTrue(policies.check(nested, true).isEmpty());
        String many = "{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13],\"b\":[1,2,3,4,5,6,7,8,9,10,11,12]}";
        assertEquals(
                Reason.of(FilterPolicyProblem.TOO_MANY_COMBINATIONS, 150L, 156L),
                policies.check(many, false).orElseThrow().reason());
    }

    @Test
    void alternativesAreCountedAsSnsCounts() {
        String three = "[1,2,3]";
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        // (10 + 3) × 10 = 130, and (10 × 3 + 10) × 10 = 400.
        assertTrue(policies.check("{\"a\":%s,\"$or\":[{\"b\":%s},{\"c\":%s}]}".formatted(ten, ten, three), false)
                .isEmpty());
        assertEquals(
                Reason.of(FilterPolicyProblem.TOO_MANY_COMBINATIONS, 150L, 400L),
                policies.check(
                                "{\"a\":%s,\"$or\":[{\"b\":%s,\"d\":%s},{\"c\":%s}]}".formatted(ten, ten, three, ten),
                                false)
                        .orElseThrow()
                        .reason());
        assertEquals(
                Reason.of(FilterPolicyProblem.TOO_MANY_KEYS, 5, 6L),
                policies.check("{\"a\":[1],\"b\":[1],\"$or\":[{\"c\":[1],\"d\":[1]},{\"e\":[1],\"f\":[1]}]}", false)
                        .orElseThrow()
                        .reason());
        assertTrue(policies.check("{\"$or\":[{\"a\":{\"x\":[1]}},{\"b\":[1]}]}", false)
                .isPresent());
    }

    @Test
    void anEmptyPolicyIsNoneAndBinariesAreNotLookedAt() {
        assertTrue(policies.accepts("{}", false, body("anything")));
        MessageAttribute binary = new MessageAttribute("Binary", "aGk=");
        assertFalse(accepts("{\"b\": [{\"exists\": true}]}", Map.of("b", binary)));
    }
}
