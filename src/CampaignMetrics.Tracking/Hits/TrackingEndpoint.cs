using System.Globalization;

namespace CampaignMetrics.TrackedMail;

/// <summary>Answers the requests that messages cause, and tells what they mean as events. It does no I/O: the web server gives it a
/// request, records the events, and then answers.</summary>
/// <remarks>
/// <para>Every request is an event with what tells people from programs; the ledger decides. Only an unsubscription is never a mere visit:
/// it takes a POST, by one click (RFC 8058) or from the page that asks for confirmation.</para>
/// <para>All members are thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// var endpoint = new TrackingEndpoint(keys, new EndpointOptions { BaseUrl = "https://t.example/t/" });
/// TrackingAnswer answer = endpoint.Answer(hit);
/// foreach (EmailEvent happened in answer.Events) ledger.Apply(happened);
/// </code>
/// </example>
public sealed class TrackingEndpoint
{
    /// <summary>The field that the form of the confirmation page posts: its name.</summary>
    public const string ConfirmField = "confirm";

    /// <summary>The value of <see cref="ConfirmField"/>.</summary>
    public const string ConfirmValue = "unsubscribe";

    private readonly TrackingKeys _keys;
    private readonly EndpointOptions _options;
    private readonly Viewing _viewing;

    /// <summary>Creates an endpoint.</summary>
    /// <param name="keys">The keys that signed the tokens.</param>
    /// <param name="options">How requests become events.</param>
    public TrackingEndpoint(TrackingKeys keys, EndpointOptions options)
    {
        (_keys, _options) = (Door.Given(keys, nameof(keys)), Door.Given(options, nameof(options)));
        _viewing = new Viewing(keys, options);
    }

    /// <summary>Answers a request.</summary>
    /// <param name="hit">The request.</param>
    public TrackingAnswer Answer(TrackingHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var read = _keys.Read(hit.Token);
        if (read.Token is not { } token) return new TrackingAnswer(AnswerKind.NotFound) { Fault = read.Fault };
        return AnswerTo(hit, token) with { Token = token };
    }

    private TrackingAnswer AnswerTo(TrackingHit hit, TrackingToken token)
    {
        if (token.Kind == TokenKind.Complaint) return new TrackingAnswer(AnswerKind.NotFound);
        if (token.Kind == TokenKind.Unsubscribe) return hit.Method == "POST" ? Posted(hit, token) : Visited(hit, token);
        if (!hit.Reads) return Refused("GET, HEAD");
        return token.Kind switch
        {
            TokenKind.Open => Opened(hit, token),
            TokenKind.Click => Clicked(hit, token),
            TokenKind.View => Viewed(hit, token),
            TokenKind.Unsubscribe or TokenKind.Complaint => throw new InvalidOperationException("It is answered above."),
        };
    }

    private static TrackingAnswer Refused(string allow) => new(AnswerKind.MethodNotAllowed) { Allow = allow };

    private TrackingAnswer Opened(TrackingHit hit, TrackingToken token)
    {
        if (hit.Continues) return new TrackingAnswer(AnswerKind.Pixel);
        var opened = new Opened
        {
            Id = hit.Id, At = hit.At, Email = token.Email, Recipient = token.Contact, Send = token.Send,
            Request = Requests.Of(hit, _options),
        };
        return token.MeasuresViewing && _viewing.Begin(hit, token) is { } location
            ? new TrackingAnswer(AnswerKind.NextStep, opened) { Location = location }
            : new TrackingAnswer(AnswerKind.Pixel, opened);
    }

    private TrackingAnswer Viewed(TrackingHit hit, TrackingToken token)
    {
        if (hit.Continues || _viewing.Elapsed(hit, token) is not { } duration) return new TrackingAnswer(AnswerKind.Pixel);
        var viewed = new Viewed
        {
            Id = hit.Id, At = hit.At, Email = token.Email, Recipient = token.Contact, Send = token.Send, Duration = duration,
            Request = Requests.Of(hit, _options),
        };
        return _viewing.Next(hit, token) is { } location
            ? new TrackingAnswer(AnswerKind.NextStep, viewed) { Location = location, Delay = _options.Viewing.Interval }
            : new TrackingAnswer(AnswerKind.Pixel, viewed);
    }

    private TrackingAnswer Clicked(TrackingHit hit, TrackingToken token)
    {
        var target = token.Target ?? (IsHoneypot(token) ? null : _options.Targets?.Invoke(token));
        if (target is null && IsHoneypot(token)) return new TrackingAnswer(AnswerKind.Nothing, ClickOn(hit, token, _options.BaseUrl));
        // A catalog may be changed by others than who sends: it, too, leads nowhere but to a web server.
        if (target is null || !WebUrl.IsOne(target)) return new TrackingAnswer(AnswerKind.NotFound);
        var location = WebUrl.ForLocation(target);
        return hit.Continues
            ? new TrackingAnswer(AnswerKind.Target) { Location = location }
            : new TrackingAnswer(AnswerKind.Target, ClickOn(hit, token, target)) { Location = location };
    }

    private static bool IsHoneypot(TrackingToken token) => token is { Role: LinkRole.Honeypot, Link: HoneypotLink.Id };

    private Clicked ClickOn(TrackingHit hit, TrackingToken token, string? url) => new()
    {
        Id = hit.Id, At = hit.At, Email = token.Email, Recipient = token.Contact, Send = token.Send, Url = url, Link = token.Link,
        Part = token.Part, Role = token.Role == LinkRole.Content ? null : token.Role, Request = Requests.Of(hit, _options),
    };

    /// <summary>A visit of the unsubscribe page is a click, if it comes from a link in the email, and never an unsubscription.</summary>
    private TrackingAnswer Visited(TrackingHit hit, TrackingToken token)
    {
        if (!hit.Reads) return Refused("GET, HEAD, POST");
        return token.Link is null || hit.Continues
            ? new TrackingAnswer(AnswerKind.ConfirmPage)
            : new TrackingAnswer(AnswerKind.ConfirmPage, ClickOn(hit, token, token.Target));
    }

    private TrackingAnswer Posted(TrackingHit hit, TrackingToken token)
    {
        UnsubscribeMethod? method =
            hit.HasField("List-Unsubscribe", "One-Click") ? UnsubscribeMethod.OneClick
            : hit.HasField(ConfirmField, ConfirmValue) ? UnsubscribeMethod.Link
            : null;
        // What is fetched ahead was asked for by nobody.
        if (method is null || hit.AnyPurpose is not null) return new TrackingAnswer(AnswerKind.ConfirmPage);
        return new TrackingAnswer(AnswerKind.Unsubscribed, new Unsubscribed
        {
            Id = IdOfDay(hit), At = hit.At, Email = token.Email, Recipient = token.Contact, Send = token.Send,
            Reason = CampaignMetrics.Unsubscribed.WordOf(method.Value), Request = Requests.Of(hit, _options),
        });
    }

    /// <summary>Programs that post again get the same event. It is another one a day later: the contact may have subscribed again
    /// between.</summary>
    private static EventId IdOfDay(TrackingHit hit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{hit.At.UtcDateTime:yyyyMMdd}-{TokenSeal.SignatureOf(hit.Token)}"));
}
