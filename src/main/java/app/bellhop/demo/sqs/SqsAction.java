package app.bellhop.demo.sqs;

import tools.jackson.databind.JsonNode;

/** An action of the SQS API: takes the request and returns the response. */
@FunctionalInterface
interface SqsAction {

    /** @param region that the request was signed for */
    JsonNode run(JsonNode request, String region);
}
