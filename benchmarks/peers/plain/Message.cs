using System.Text.RegularExpressions;

namespace Plain;

internal enum Stage { None, NotSent, Pending, Deferred, Bounced, Delivered }

/// <summary>What is known of one email to one contact.</summary>
internal sealed partial class Message(string email, string recipient)
{
    private (DateTime At, string Said)? _bounce;
    private (DateTime At, string Reason)? _notSent;
    private DateTime? _sentAt, _deliveredAt;
    private DateTime _firstAt = DateTime.MaxValue;
    private bool _isDeferred;

    public string Email => email;
    public string Recipient => recipient;
    public string? Campaign { get; private set; }
    public List<Request> Requests { get; } = [];
    public List<DateTime> Handovers { get; } = [];
    public List<DateTime> Refusals { get; } = [];
    public DateTime? FirstDeliveredAt { get; private set; }
    public int AutoReplies { get; private set; }
    public bool IsUnsubscribed => Requests.Exists(request => request is { Type: RequestType.Unsubscribed, Actor: not Actor.Automation });
    public bool IsSpam { get; private set; }
    public bool IsReplied { get; private set; }
    public bool IsForwarded { get; private set; }

    public DateTime SentAt => _sentAt ?? _firstAt;
    public string NotSentReason => _notSent!.Value.Reason;

    public void Apply(Event e, string id, StringPool pool)
    {
        var at = e.At.UtcDateTime;
        if (at < _firstAt) _firstAt = at;
        if (e.Campaign is not null && (Campaign is null || string.CompareOrdinal(e.Campaign, Campaign) < 0))
            Campaign = pool.Get(e.Campaign);
        switch (e.Type)
        {
            case "sent":
                if (_sentAt is null || at < _sentAt) _sentAt = at;
                Handovers.Add(at);
                break;
            case "delivered":
                if (_deliveredAt is null || at > _deliveredAt) _deliveredAt = at;
                if (FirstDeliveredAt is null || at < FirstDeliveredAt) FirstDeliveredAt = at;
                Handovers.Add(at);
                break;
            case "bounced" when e.AutoReply == true || (e.Smtp is not null && AutoReply.IsMatch(e.Smtp)): AutoReplies++; break;
            case "bounced":
                Refusals.Add(at);
                if (_bounce is null || at > _bounce.Value.At) _bounce = (at, e.BounceClass ?? e.Status ?? e.Smtp ?? "");
                break;
            case "notSent":
                if (_notSent is null || at > _notSent.Value.At) _notSent = (at, pool.Get(e.Reason) ?? "unknown");
                break;
            case "deferred":
                _isDeferred = true;
                Refusals.Add(at);
                break;
            case "unsubscribed": Add(RequestType.Unsubscribed, e, id, pool); break;
            case "spamReported": IsSpam |= StatedBy(e) != Actor.Automation; break;
            case "replied": IsReplied |= StatedBy(e) != Actor.Automation; break;
            case "forwarded": IsForwarded |= StatedBy(e) != Actor.Automation; break;
            case "opened": Add(RequestType.Opened, e, id, pool); break;
            case "clicked": Add(RequestType.Clicked, e, id, pool); break;
            case "viewed": Add(RequestType.Viewed, e, id, pool); break;
        }
    }

    private void Add(RequestType type, Event e, string id, StringPool pool) => Requests.Add(new Request(type, e.At.UtcDateTime, id)
    {
        Url = pool.Get(e.Url), IsText = e.Part == "text", Role = pool.Get(e.Role), UserAgent = pool.Get(e.UserAgent), Ip = e.Ip,
        Place = (pool.Get(e.Country), pool.Get(e.Region), pool.Get(e.City)), Seconds = e.Seconds ?? 0, Stated = StatedBy(e),
        IsJudged = type != RequestType.Unsubscribed || !"POST".Equals(e.Method, StringComparison.OrdinalIgnoreCase),
        IsPrefetch =
            "HEAD".Equals(e.Method, StringComparison.OrdinalIgnoreCase) || (e.Purpose is not null && PrefetchPurpose.IsMatch(e.Purpose)),
    });

    /// <summary>Where the message stands; to be asked once all is known and <see cref="ActorRules"/> were applied.</summary>
    public Stage Stage
    {
        get
        {
            if (IsSpam || IsReplied || IsForwarded || Requests.Exists(request => request.Actor != Actor.Automation))
                return Stage.Delivered;
            if (_bounce is { } bounce && (_deliveredAt is null || bounce.At >= _deliveredAt)) return Stage.Bounced;
            if (_deliveredAt is not null) return Stage.Delivered;
            if (_isDeferred) return Stage.Deferred;
            if (_sentAt is not null || AutoReplies > 0) return Stage.Pending;
            return _notSent is not null ? Stage.NotSent : Stage.None;
        }
    }

    /// <summary>The class that the bounce states; else by its enhanced status code (RFC 3463), else by its reply code.</summary>
    public string BounceClass
    {
        get
        {
            var said = _bounce!.Value.Said;
            if (said is "hard" or "soft" or "temporary" or "blocked") return said;
            if (BlockedCode.IsMatch(said)) return "blocked";
            if (SoftCode.IsMatch(said)) return "soft";
            if (TemporaryCode.IsMatch(said)) return "temporary";
            return said.StartsWith('5') ? "hard" : said.StartsWith('4') ? "soft" : "undetermined";
        }
    }

    private static Actor? StatedBy(Event e) => e.Bot == true ? Actor.Automation : e.Actor switch
    {
        "human" => Actor.Human, "privacyProxy" => Actor.PrivacyProxy, "automation" => Actor.Automation, _ => null,
    };

    [GeneratedRegex(@"\b[45]\.7\.\d")]
    private static partial Regex BlockedCode { get; }

    [GeneratedRegex(@"\b[45]\.(2\.2|3\.4)\b")]
    private static partial Regex SoftCode { get; }

    [GeneratedRegex(@"\b4\.4\.\d")]
    private static partial Regex TemporaryCode { get; }

    [GeneratedRegex("^(automatic reply|auto.?reply|out of (the )?office)", RegexOptions.IgnoreCase)]
    private static partial Regex AutoReply { get; }

    [GeneratedRegex("prefetch|preview|prerender", RegexOptions.IgnoreCase)]
    private static partial Regex PrefetchPurpose { get; }
}
