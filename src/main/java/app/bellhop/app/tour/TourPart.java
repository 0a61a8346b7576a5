package app.bellhop.app.tour;

/** A part of the tour: some steps, and what all of them need. */
abstract class TourPart {

    final TourSession session;
    final TourWindow window;

    TourPart(TourSession session, TourWindow window) {
        this.session = session;
        this.window = window;
    }

    final TourServer server() {
        return session.server();
    }
}
