using System.Reflection;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>One argument of a public member: what a caller can hand in, and by which name a refusal has to blame it.</summary>
internal sealed record Entry(PublicCall Call, string Name, Type Type, NullabilityInfo Nullability, int Index)
{
    public bool TakesNull => !IsNeverNull(Nullability);

    /// <summary>Whether the elements of an array or another sequence may be null.</summary>
    public bool TakesNullElements => Element is not { } element || !IsNeverNull(element);

    public override string ToString() => $"{Call.Name}: {Name}";

    private static bool IsNeverNull(NullabilityInfo info) =>
        info.WriteState == NullabilityState.NotNull || info.ReadState == NullabilityState.NotNull;

    private NullabilityInfo? Element => Nullability.ElementType ?? (Nullability.GenericTypeArguments is [.., var last] ? last : null);
}
