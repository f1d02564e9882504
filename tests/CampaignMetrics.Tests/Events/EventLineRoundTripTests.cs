using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Events;

[Properties(Arbitrary = [typeof(AnyEvent)])]
public sealed class EventLineRoundTripTests
{
    [Property(MaxTest = 2_000)]
    public bool What_is_written_reads_back_as_an_equal_event(EmailEvent written) =>
        Assert.Single(Lines.Read(Lines.Write(written))).Event!.Equals(written);

    [Property]
    public bool Many_events_in_one_stream_read_back_in_their_order(List<EmailEvent> written) =>
        Lines.Read(Lines.Write(written)).Select(read => read.Event!).SequenceEqual(written);

    [Property(MaxTest = 1_000)]
    public bool Every_written_event_is_one_line(EmailEvent written) =>
        Lines.Write(written) is [.., (byte)'\n'] line && line.AsSpan().Count((byte)'\n') == 1;

    [Property(MaxTest = 1_000)]
    public bool Writing_again_what_was_read_gives_the_same_bytes(EmailEvent written) =>
        Lines.Write(Lines.Read(Lines.Write(written))[0].Event!).AsSpan().SequenceEqual(Lines.Write(written));

    [Property]
    public bool Reading_asynchronously_gives_the_same_as_reading(List<EmailEvent> written)
    {
        var bytes = Lines.Write(written);
        var read = EventLines.ReadAsync(new MemoryStream(bytes)).ToBlockingEnumerable();
        return read.SequenceEqual(EventLines.Read(new MemoryStream(bytes)));
    }
}
