using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Watch;

namespace CampaignMetrics;

/// <summary>How sound the sending to a mailbox provider, or all sending, is: 100 points, less what was lost for bounces and
/// complaints.</summary>
/// <remarks>
/// <para>
/// It sums up what is known of this mail, and predicts nothing. The points that each cause takes are in proportion to its rate, up to all
/// that it may take (<see cref="HealthLoss"/>). What is not measured takes none, and says so. More bounces or complaints never raise it.
/// </para>
/// </remarks>
/// <param name="Sent">The number of messages that were sent.</param>
/// <param name="Losses">What was lost for each cause, in the order of <see cref="HealthCause"/>.</param>
[JsonConverter(typeof(DataConverter<HealthScore>)), JsonForm<HealthScoreConverter>]
public sealed record HealthScore(long Sent, ImmutableArray<HealthLoss> Losses)
{
    /// <summary>The points where nothing was lost: 100.</summary>
    public const double Most = 100;

    /// <summary>The number of sent messages below which there is no score: 1,000. With fewer, a single complaint is more than the 0.1 %
    /// that Gmail asks senders to stay below.</summary>
    public const long LeastSent = 1_000;

    /// <summary>The points: 0 to 100, both inclusive; null where there is not enough data.</summary>
    public double? Points => NotMeasured is null ? Most - Losses.Sum(loss => loss.Lost ?? 0) : null;

    /// <summary>Why there are no points; null where there are.</summary>
    public string? NotMeasured => Sent < LeastSent ? CampaignMetrics.NotMeasured.NotEnoughData : null;

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(HealthScore? other) =>
        other is not null && Sent == other.Sent && Losses.AsSpan().SequenceEqual(other.Losses.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Sent, Losses.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<HealthScore>.Shown(this);
}

/// <summary>The points of a <see cref="HealthScore"/> that were lost for one cause.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Rate">The rate that took them: messages that bounced of those sent, or complaints of messages delivered.</param>
[JsonConverter(typeof(DataConverter<HealthLoss>)), JsonForm<HealthLossConverter>]
public sealed record HealthLoss(HealthCause Cause, Ratio Rate)
{
    /// <summary>The points that this cause may take at most: 50 each.</summary>
    public double Most => HealthScore.Most / 2;

    /// <summary>The rate at which all of them are lost, and any higher one: 0.1 for bounces, 0.003 for complaints.</summary>
    public double AllLostAt => Door.Known(Cause) switch
    {
        HealthCause.Bounces => 0.1,
        HealthCause.Complaints => 0.003,
    };

    /// <summary>Where that rate is published.</summary>
    public string Source => Door.Known(Cause) switch
    {
        HealthCause.Bounces => "Amazon SES, sending review: from 10 % on, sending may be paused",
        HealthCause.Complaints => "Google, Email sender guidelines; Yahoo, Sender Best Practices: never 0.3 %",
    };

    /// <summary>The points that were lost: 0 to <see cref="Most"/>, in proportion to the rate; null where that is not measured.</summary>
    public double? Lost => Rate.Value is { } rate ? Most * Math.Min(1, rate / AllLostAt) : null;
}

/// <summary>Why points of a <see cref="HealthScore"/> are lost.</summary>
[JsonConverter(typeof(DataConverter<HealthCause>)), JsonForm<WordConverter<HealthCause>>]
public enum HealthCause
{
    /// <summary>Messages that bounced, of any class, of those sent.</summary>
    Bounces,

    /// <summary>Complaints that the sender was told, of messages delivered.</summary>
    Complaints,
}
