package app.bellhop.aws.http;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * Closes a connection on which bytes come that nobody has asked for: the SDK's asynchronous client would take them for the
 * answer to its next request. Gives up an answer whose head comes byte by byte. One for each connection.
 */
final class AnswerTurns extends ChannelDuplexHandler {

    private final long slowestNanos;
    private boolean asked;
    private boolean headCame;
    private boolean timed;
    private long since;

    /** @param slowest how long a head may take, from its first bytes */
    AnswerTurns(Duration slowest) {
        this.slowestNanos = slowest.toNanos();
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest) {
            asked = true;
            headCame = false;
        }
        if (message instanceof HttpObject) {
            timed = false;
        }
        connection.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (!asked) {
            ReferenceCountUtil.release(message);
            connection.close();
            return;
        }
        if (message instanceof HttpResponse answer) {
            headCame = answer.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        }
        boolean last = headCame && message instanceof LastHttpContent;
        asked = !last;
        connection.fireChannelRead(message);
        if (last) {
            connection.read(); // The client doesn't listen between two requests.
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        if (asked && !headCame) {
            long now = System.nanoTime();
            since = timed ? since : now;
            timed = true;
            if (now - since > slowestNanos) {
                connection.fireExceptionCaught(
                        CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_SLOW));
                connection.close();
            }
        }
        connection.fireChannelReadComplete();
    }
}
