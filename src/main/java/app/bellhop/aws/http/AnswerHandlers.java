package app.bellhop.aws.http;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.time.Duration;

/** Gives each connection of the SDK's asynchronous client what it lacks: the client has no other place for handlers. */
final class AnswerHandlers {

    private AnswerHandlers() {}

    /** @param slowest how long the head of an answer may take to come */
    static ChannelFactory<NioSocketChannel> channels(Duration slowest) {
        return () -> {
            NioSocketChannel channel = new NioSocketChannel();
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {

                /** By now the SDK has added its own. */
                @Override
                public void channelActive(ChannelHandlerContext connection) {
                    ChannelHandlerContext codec = connection.pipeline().context(HttpClientCodec.class);
                    if (codec != null) {
                        connection
                                .pipeline()
                                .addAfter(codec.name(), null, new AnswerTurns(slowest))
                                .addAfter(codec.name(), null, new InterimAnswers());
                    }
                    connection.fireChannelActive();
                }
            });
            return channel;
        };
    }
}
