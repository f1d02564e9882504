namespace CampaignMetrics.TrackedMail;

/// <summary>What of an email is tracked, and by which server. Nothing is tracked unless it is turned on here.</summary>
/// <example>
/// <code>
/// var options = new TrackingOptions { BaseUrl = "https://t.example/t/", Opens = true, Clicks = true };
/// </code>
/// </example>
public sealed record TrackingOptions
{
    /// <summary>The maximum length of <see cref="BaseUrl"/>, in characters: 100. With it, every header stays within the line of RFC
    /// 5322.</summary>
    public const int MaxBaseUrlLength = 100;

    /// <summary>The placeholder that <see cref="UnsubscribePlaceholder"/> is by default.</summary>
    public const string DefaultUnsubscribePlaceholder = "{{unsubscribeUrl}}";

    /// <summary>The address to which the tokens are appended, such as <c>https://t.example/t/</c>: <c>https</c> or <c>http</c>, in ASCII,
    /// with a slash at its end, without a query.</summary>
    /// <exception cref="ArgumentException">It is no such address, or longer than <see cref="MaxBaseUrlLength"/>.</exception>
    public required string BaseUrl { get; init => field = BaseUrls.Checked(value); }

    /// <summary>Whether opens are tracked, by a picture of one pixel.</summary>
    /// <value>The default value is false.</value>
    public bool Opens { get; init; }

    /// <summary>Whether clicks are tracked, by links that lead through the server.</summary>
    /// <value>The default value is false.</value>
    public bool Clicks { get; init; }

    /// <summary>Whether the HTML gets a hidden link that no person can see; a click on it shows that a program follows links. Only where
    /// <see cref="Clicks"/> is true.</summary>
    /// <value>The default value is false.</value>
    public bool Honeypot { get; init; }

    /// <summary>Whether the time that a message stays open is measured, by answering the pixel slowly. Only where <see cref="Opens"/> is
    /// true.</summary>
    /// <value>The default value is false.</value>
    public bool Viewing { get; init; }

    /// <summary>Where the address that a link leads to is kept.</summary>
    /// <value>The default value is <see cref="LinkTargets.InToken"/>.</value>
    public LinkTargets Targets { get; init => field = Door.Known(value); }

    /// <summary>What stands for the address of the unsubscribe page: as the whole <c>href</c> of a link in HTML, and anywhere in plain
    /// text. It is replaced also where nothing is tracked.</summary>
    /// <value>The default value is <see cref="DefaultUnsubscribePlaceholder"/>.</value>
    /// <exception cref="ArgumentException">It is null, or only white space.</exception>
    public string UnsubscribePlaceholder { get; init => field = Door.Written(value); } = DefaultUnsubscribePlaceholder;

    /// <summary>The options as an email's catalog entry states them from an instant on.</summary>
    internal Tracking From(DateTimeOffset at) => Opens || Clicks ? Tracking.From(at) : Tracking.Off;
}
