namespace CampaignMetrics.TrackedMail;

/// <summary>What a web server answers.</summary>
public enum AnswerKind
{
    /// <summary>404: the token is none, or names nothing that can be asked for. No body.</summary>
    NotFound,

    /// <summary>405, with <c>Allow</c>: the address does not know the method. No body.</summary>
    MethodNotAllowed,

    /// <summary>200: a picture of one pixel, <see cref="TrackingAnswer.Pixel"/>.</summary>
    Pixel,

    /// <summary>302: to where the link leads.</summary>
    Target,

    /// <summary>307: to the next step of the measurement of viewing, after <see cref="TrackingAnswer.Delay"/>.</summary>
    NextStep,

    /// <summary>204: a program followed the hidden link. No body.</summary>
    Nothing,

    /// <summary>200: the page that asks whether to unsubscribe. Its form posts <see cref="TrackingEndpoint.ConfirmField"/> to the same
    /// address.</summary>
    ConfirmPage,

    /// <summary>200: the contact is unsubscribed.</summary>
    Unsubscribed,
}
