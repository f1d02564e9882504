using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

public sealed class EventLineRoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_as_an_equal_event() =>
        Prop.ForAll(AnyEvent.Arbitrary, written => Assert.Single(Lines.Read(Lines.Write(written))).Event!.Equals(written))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Many_events_in_one_stream_read_back_in_their_order() =>
        Prop.ForAll(AnyEvent.Event.ListOf().ToArbitrary(), written =>
            Lines.Read(Lines.Write(written)).Select(read => read.Event!).SequenceEqual(written))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Every_written_event_is_one_line() =>
        Prop.ForAll(AnyEvent.Arbitrary, written => Lines.Write(written) is [.., (byte)'\n'] line && line.AsSpan().Count((byte)'\n') == 1)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Writing_again_what_was_read_gives_the_same_bytes() =>
        Prop.ForAll(AnyEvent.Arbitrary, written =>
            Lines.Write(Lines.Read(Lines.Write(written))[0].Event!).AsSpan().SequenceEqual(Lines.Write(written)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Reading_asynchronously_gives_the_same_as_reading() =>
        Prop.ForAll(AnyEvent.Event.ListOf().ToArbitrary(), written =>
            {
                var bytes = Lines.Write(written);
                return EventLines.ReadAsync(new MemoryStream(bytes))
                    .ToBlockingEnumerable()
                    .SequenceEqual(EventLines.Read(new MemoryStream(bytes)));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
}
