package app.bellhop.demo.sns;

/** One action of the API: reads its parameters, writes its result. */
@FunctionalInterface
interface Action {

    /** @param region that the request was signed for */
    void run(Parameters parameters, String region, Reply reply);
}
