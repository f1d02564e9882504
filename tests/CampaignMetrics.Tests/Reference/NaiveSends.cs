namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 2: which message an event belongs to.</summary>
internal static class NaiveSends
{
    private static readonly TimeSpan SameSend = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>The events of one message, and when it begins.</summary>
    public sealed record Send(string? Key, DateTimeOffset Beginning, List<NaiveEvent> Events);

    /// <summary>Splits the events of an (email, contact), which stand in order.</summary>
    public static IReadOnlyList<Send> Of(IReadOnlyList<NaiveEvent> events, bool repeats)
    {
        var sends = Stated(events);
        var left = events.Where(happened => happened.Send is null).ToList();
        if (repeats)
            foreach (var sent in left.Where(IsSending).ToList())
            {
                left.Remove(sent);
                if (SameAs(sent, sends) is { } same) same.Events.Add(sent);
                else sends.Add(new Send(null, sent.At, [sent]));
            }
        if (sends.Count == 0) return [new Send(null, BeginningOfAll(events), [.. events])];
        foreach (var happened in left) Placed(happened, sends).Events.Add(happened);
        return [.. sends.Select(send => send with { Events = [.. send.Events.InOrder()] })];
    }

    /// <summary>Rule 1: events that state a send belong to it.</summary>
    private static List<Send> Stated(IReadOnlyList<NaiveEvent> events) =>
    [
        .. events.Where(happened => happened.Send is not null)
            .GroupBy(happened => happened.Send)
            .Select(send => new Send(send.Key, BeginningOf([.. send]), [.. send])),
    ];

    /// <summary>It begins at its earliest sent or notSent event, else at its earliest event.</summary>
    private static DateTimeOffset BeginningOf(IReadOnlyList<NaiveEvent> events) => (events.FirstOrDefault(IsSending) ?? events[0]).At;

    /// <summary>The same of a message that is no send; by law 2, what states Automation begins nothing.</summary>
    private static DateTimeOffset BeginningOfAll(IReadOnlyList<NaiveEvent> events) =>
        events.Any(happened => !happened.StatesAutomation)
            ? BeginningOf([.. events.Where(happened => !happened.StatesAutomation)])
            : BeginningOf(events);

    /// <summary>
    /// Rule 2: the send that began at most an hour before it, else the stated one that begins at most an hour after it. With a send on
    /// both sides: the latest before it, else the first after it.
    /// </summary>
    private static Send? SameAs(NaiveEvent sent, List<Send> sends) =>
        InOrder(sends).LastOrDefault(send => send.Beginning <= sent.At && sent.At - send.Beginning <= SameSend)
        ?? InOrder(sends).FirstOrDefault(send =>
            send.Key is not null && send.Beginning > sent.At && send.Beginning - sent.At <= SameSend);

    /// <summary>Rule 3: the latest beginning at or before its time plus a minute, else the earliest send.</summary>
    private static Send Placed(NaiveEvent happened, List<Send> sends) =>
        InOrder(sends).LastOrDefault(send => send.Beginning <= happened.At + ClocksDiffer) ?? InOrder(sends).First();

    /// <summary>Equal beginnings: ordinally by key, none first.</summary>
    private static IEnumerable<Send> InOrder(IEnumerable<Send> sends) =>
        sends.OrderBy(send => send.Beginning).ThenBy(send => send.Key is not null).ThenBy(send => send.Key, NaiveIds.Ordinal);

    private static bool IsSending(NaiveEvent happened) => happened.Is("sent", "notSent");
}
