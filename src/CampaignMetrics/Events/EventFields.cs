using System.Text;

namespace CampaignMetrics.Events;

/// <summary>One event as UTF-8 spans: what is made ready for the fold, whether it came from a line or from a record. An empty span is a missing field.</summary>
internal ref struct EventFields
{
    public EventType Type;
    public long At;
    public Actor? Actor;
    public LinkRole? Role;
    public EmailPart Part;

    /// <summary>Whole milliseconds; −1 when not measured.</summary>
    public int Duration;

    public decimal? Amount;

    /// <summary>Tells an empty user agent, which is evidence, from none.</summary>
    public bool HasUserAgent;

    /// <summary>The properties that were set since <see cref="Clear"/>: only those need to be cleared or dropped again.</summary>
    public PropertySet Given;

    public ReadOnlySpan<byte> Id, Email, Recipient, Campaign, Workflow;
    public PackedTexts Lists, Tags;
    public ReadOnlySpan<byte> Url, Link, Variant;
    public ReadOnlySpan<byte> UserAgent, Ip, Method, Purpose, Country, Region, City;
    public ReadOnlySpan<byte> Smtp, Status, BounceClass, BounceReason, RemoteMta;
    public ReadOnlySpan<byte> Reason, Scope, Goal, Currency, Order;

    public static string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);

    /// <summary>Sets all fields to nothing. Writing five hundred bytes of zeros for every line would take a tenth of its reading.</summary>
    public void Clear()
    {
        (Type, At, Actor) = (default, 0, null);
        Id = Email = Recipient = default;
        if (Given.Any(PropertySet.Segments))
        {
            Campaign = Workflow = default;
            Lists = Tags = default;
        }
        DropRequest();
        DropLink();
        DropResponse();
        DropConversion();
        Reason = Scope = default;
        (Duration, Given) = (-1, default);
    }

    public void DropRequest()
    {
        if (!Given.Any(PropertySet.Request)) return;
        HasUserAgent = false;
        UserAgent = Ip = Method = Purpose = default;
        Country = Region = City = default;
    }

    public void DropLink()
    {
        if (!Given.Any(PropertySet.Link)) return;
        Url = Link = Variant = default;
        (Part, Role) = (default, null);
    }

    public void DropResponse()
    {
        if (Given.Any(PropertySet.Response)) Smtp = Status = BounceClass = BounceReason = RemoteMta = default;
    }

    public void DropConversion()
    {
        if (!Given.Any(PropertySet.Conversion)) return;
        Goal = Order = Currency = default;
        Amount = null;
    }
}
