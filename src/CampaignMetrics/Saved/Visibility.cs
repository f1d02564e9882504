using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>Who sees a saved report or dashboard, beside its owner.</summary>
/// <remarks>The default value of this type is <see cref="Private"/>.</remarks>
[JsonConverter(typeof(DataConverter<Visibility>)), JsonForm<VisibilityConverter>]
public readonly record struct Visibility
{
    private Visibility(bool isEveryone, string? team) => (IsEveryone, Team) = (isEveryone, team);

    /// <summary>Nobody but the owner.</summary>
    public static Visibility Private => default;

    /// <summary>Everyone.</summary>
    public static Visibility Everyone => new(isEveryone: true, team: null);

    /// <summary>The members of a team.</summary>
    /// <param name="team">The team's name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Visibility Of(string team)
    {
        ArgumentException.ThrowIfNullOrEmpty(team);
        return new(isEveryone: false, team);
    }

    /// <summary>Whether everyone sees it.</summary>
    public bool IsEveryone { get; }

    /// <summary>The team that sees it; null for none.</summary>
    public string? Team { get; }

    /// <summary>The words: <c>private</c>, <c>everyone</c>, or <c>team</c> and its name.</summary>
    public override string ToString() => Team is { } team ? $"team {team}" : IsEveryone ? "everyone" : "private";

    internal bool Permits(string owner, ReportReader reader) =>
        IsEveryone || reader.SeesAll || (owner.Length > 0 && owner == reader.User) || (Team is { } team && reader.Teams.Contains(team));
}
