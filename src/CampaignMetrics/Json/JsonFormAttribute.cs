using System.Text.Json.Serialization;

namespace CampaignMetrics.Json;

/// <summary>Which converter knows the form of a type in JSON. <see cref="DataConverter{T}"/>, which programs see, asks it.</summary>
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
