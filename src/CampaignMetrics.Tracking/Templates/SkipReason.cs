namespace CampaignMetrics.TrackedMail;

/// <summary>Why a link of an email stays as it is.</summary>
public enum SkipReason
{
    /// <summary>It has no address.</summary>
    Empty,

    /// <summary>It leads to a place in the email itself: <c>#top</c>.</summary>
    Anchor,

    /// <summary>It leads to no web server: <c>mailto:</c>, <c>tel:</c>, <c>sms:</c>, <c>cid:</c>, <c>data:</c>, <c>javascript:</c> and any
    /// other scheme than <c>http</c> and <c>https</c>.</summary>
    OtherScheme,

    /// <summary>It has no scheme, so nobody can say where it leads from an email.</summary>
    Relative,

    /// <summary>It holds a placeholder that is filled in later: <c>{{…}}</c>, <c>{…}</c>, <c>*|…|*</c>, <c>%…%</c>, <c>[[…]]</c>,
    /// <c>${…}</c> or <c>&lt;%…%&gt;</c>. What is signed must not change afterwards.</summary>
    Placeholder,

    /// <summary>It is a tracked link already.</summary>
    AlreadyTracked,

    /// <summary>Its scheme is <c>http</c> or <c>https</c>, but what follows is no address.</summary>
    Malformed,

    /// <summary>It is longer than <see cref="EmailTemplate.MaxUrlLength"/>.</summary>
    TooLong,

    /// <summary>Where it stands in the text could not be proved, as with a tag that holds a NUL character.</summary>
    UnprovedPosition,
}
