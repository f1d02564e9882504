namespace CampaignMetrics.Events;

/// <summary>The web request behind an open, a click or a view.</summary>
/// <remarks>The default value of this type says nothing: all parts null.</remarks>
public readonly record struct WebRequest
{
    /// <summary>The user agent, letter for letter; null when not reported, empty when it was given but empty.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The address it came from; null when not reported.</summary>
    public string? Ip { get; init; }

    /// <summary>The HTTP method; null when not reported.</summary>
    public string? Method { get; init; }

    /// <summary>The value of a <c>Sec-Purpose</c>, <c>Purpose</c> or <c>X-Moz</c> header; null when there was none.</summary>
    public string? Purpose { get; init; }

    /// <summary>The place, where the source resolved it already; nowhere by default.</summary>
    public Place Place { get; init; }

    internal WebRequest(in EventFields fields)
    {
        UserAgent = fields.HasUserAgent ? EventFields.Text(fields.UserAgent) ?? "" : null;
        Ip = EventFields.Text(fields.Ip);
        Method = EventFields.Text(fields.Method);
        Purpose = EventFields.Text(fields.Purpose);
        Place = new Place(EventFields.Text(fields.Country), EventFields.Text(fields.Region), EventFields.Text(fields.City));
    }

    internal void Fill(FieldBuffer buffer, ref EventFields fields)
    {
        fields.HasUserAgent = UserAgent is not null;
        fields.UserAgent = buffer.Put(UserAgent);
        fields.Ip = buffer.Put(Ip);
        fields.Method = buffer.Put(Method);
        fields.Purpose = buffer.Put(Purpose);
        fields.Country = buffer.Put(Place.Country);
        fields.Region = buffer.Put(Place.Region);
        fields.City = buffer.Put(Place.City);
    }
}
