using System.Collections.Immutable;

namespace CampaignMetrics.TrackedMail;

/// <summary>What a web server answers to a request, and the events to record before it does.</summary>
public sealed record TrackingAnswer
{
    internal TrackingAnswer(AnswerKind kind, params ImmutableArray<EmailEvent> events) => (Kind, Events) = (kind, events);

    /// <summary>A transparent GIF of one pixel: 42 bytes.</summary>
    public static ImmutableArray<byte> Pixel { get; } =
        [.. Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")];

    /// <summary>What to answer.</summary>
    public AnswerKind Kind { get; }

    /// <summary>The events, for the ledger that <see cref="Token"/> names; empty where the request is none.</summary>
    public ImmutableArray<EmailEvent> Events { get; }

    /// <summary>The token of the request; null where it is none.</summary>
    public TrackingToken? Token { get; internal init; }

    /// <summary>Why the token is none; null where it is one. It is for logs and counters, not for the answer.</summary>
    public TokenFault? Fault { get; internal init; }

    /// <summary>The <c>Location</c> of a redirect: printable ASCII; null for every other answer.</summary>
    public string? Location { get; internal init; }

    /// <summary>How long to wait before answering; mostly zero.</summary>
    public TimeSpan Delay { get; internal init; }

    /// <summary>The methods for an <c>Allow</c> field; null for every answer but <see cref="AnswerKind.MethodNotAllowed"/>.</summary>
    public string? Allow { get; internal init; }

    /// <summary>The status code of HTTP.</summary>
    public int StatusCode => Kind switch
    {
        AnswerKind.NotFound => 404,
        AnswerKind.MethodNotAllowed => 405,
        AnswerKind.Pixel or AnswerKind.ConfirmPage or AnswerKind.Unsubscribed => 200,
        AnswerKind.Target => 302,
        AnswerKind.NextStep => 307,
        AnswerKind.Nothing => 204,
    };
}
