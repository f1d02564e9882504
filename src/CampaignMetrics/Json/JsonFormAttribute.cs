using System.Text.Json.Serialization;

namespace CampaignMetrics.Json;

/// <summary>Names the internal converter of a public type. The type's <c>JsonConverter</c> attribute names <see cref="DataConverter{T}"/>,
/// which must be public; that one finds the internal converter here.</summary>
internal abstract class JsonFormAttribute : Attribute
{
    public abstract JsonConverter Create();
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
internal sealed class JsonFormAttribute<TConverter> : JsonFormAttribute where TConverter : JsonConverter, new()
{
    public override JsonConverter Create() => new TConverter();
}
