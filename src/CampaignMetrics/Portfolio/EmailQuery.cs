using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;

namespace CampaignMetrics;

/// <summary>Which page of a list of emails is asked for, in which order, and what is searched for.</summary>
[JsonConverter(typeof(DataConverter<EmailQuery>)), JsonForm<EmailQueryConverter>]
public sealed record EmailQuery
{
    /// <summary>The most emails that a page can have.</summary>
    public const int MaxLimit = 10_000;

    /// <summary>Words that an email must have, each anywhere in its key, name, subject, sender's address, user or campaign, in upper or
    /// lower case. Letters are compared one by one: ß is not SS. Null (the default) or blank for all emails.</summary>
    public string? Search { get; init => field = value is null ? null : Door.Unicode(value, nameof(Search)); }

    /// <summary>The column to sort by; ties by key. Emails that have nothing there come last. By default the time of sending.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no column.</exception>
    public EmailColumn SortBy
    {
        get;
        init
        {
            if (value.Property is { } property) Door.Known(property, nameof(SortBy));
            if (value.Measure?.Metric is { } metric) Door.Known(metric, nameof(SortBy));
            field = value;
        }
    }

    /// <summary>Whether the smallest, the earliest, or the first in the alphabet comes first; by default the last does.</summary>
    public bool Ascending { get; init; }

    /// <summary>How many emails of the list come before the page: 0 (the default) or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Offset
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Offset));
            field = value;
        }
    }

    /// <summary>The most emails of the page: from 1 to <see cref="MaxLimit"/>, both inclusive. The default is 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in this range.</exception>
    public int Limit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxLimit, nameof(Limit));
            field = Door.Positive(value, nameof(Limit));
        }
    } = 50;

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<EmailQuery>.Shown(this);
}
