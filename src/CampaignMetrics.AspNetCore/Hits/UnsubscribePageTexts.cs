namespace CampaignMetrics.AspNetCore;

/// <summary>The words of the page where a contact unsubscribes. They are plain text.</summary>
public sealed record UnsubscribePageTexts
{
    /// <summary>The language, as a tag of BCP 47.</summary>
    /// <value>The default value is <c>en</c>.</value>
    public string Language { get; init => field = Door.Given(value); } = "en";

    /// <summary>The title of both pages.</summary>
    /// <value>The default value is "Unsubscribe".</value>
    public string Title { get; init => field = Door.Given(value); } = "Unsubscribe";

    /// <summary>What the page asks.</summary>
    /// <value>The default value is "Do you want to stop receiving these emails?".</value>
    public string Question { get; init => field = Door.Given(value); } = "Do you want to stop receiving these emails?";

    /// <summary>The button that unsubscribes.</summary>
    /// <value>The default value is "Unsubscribe".</value>
    public string Button { get; init => field = Door.Given(value); } = "Unsubscribe";

    /// <summary>What the page says afterwards.</summary>
    /// <value>The default value is "You are unsubscribed.".</value>
    public string Done { get; init => field = Door.Given(value); } = "You are unsubscribed.";
}
