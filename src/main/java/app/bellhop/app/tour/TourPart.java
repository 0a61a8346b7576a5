package app.bellhop.app.tour;

/** A group of tour steps, and the helpers they share. */
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
