package app.bellhop.demo.sns;

/** An action of the SNS API: reads its parameters and writes its result. */
@FunctionalInterface
interface Action {

    /** @param region that the request was signed for */
    void run(Parameters parameters, String region, Reply reply);
}
