package app.bellhop.aws.http;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Leaves out what a server says before its answer (100, 102, 103). The SDK's asynchronous client takes the first of them for
 * the answer, and then the answer for that to the next request of the connection. One for each connection.
 */
final class InterimAnswers extends ChannelDuplexHandler {

    /** More, and no answer, are a fault. */
    private static final int MOST = 20;

    private boolean awaited;
    private boolean within;
    private boolean leftOut;
    private int count;

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            awaited = HttpUtil.is100ContinueExpected(request);
            count = 0;
        }
        connection.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (message instanceof HttpResponse answer) {
            within = interim(answer.status());
            if (within && ++count > MOST) {
                connection.fireExceptionCaught(
                        CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_LONG));
                connection.close();
            }
        }
        if (!within) {
            connection.fireChannelRead(message);
            return;
        }
        if (message instanceof HttpResponse || message instanceof HttpContent) {
            leftOut = true;
            within = !(message instanceof LastHttpContent);
        }
        ReferenceCountUtil.release(message);
    }

    /** The one that the body of an upload waits for is the client's. */
    private boolean interim(HttpResponseStatus status) {
        if (awaited && status.equals(HttpResponseStatus.CONTINUE)) {
            awaited = false;
            return false;
        }
        return status.codeClass() == HttpStatusClass.INFORMATIONAL
                && !status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }

    /** The client reads only when it has taken in what came before. */
    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        if (leftOut) {
            leftOut = false;
            connection.read();
        }
        connection.fireChannelReadComplete();
    }
}
