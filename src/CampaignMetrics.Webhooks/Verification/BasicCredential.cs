namespace CampaignMetrics.Webhooks.Verification;

/// <summary>A user name and a password, as in the URL of a webhook: <c>https://user:password@host/path</c>.</summary>
/// <param name="User">The user name: not empty, without a colon (RFC 7617 section 2).</param>
/// <param name="Password">The password; it may hold colons, and may be empty.</param>
/// <remarks>The default value of this type is not a valid credential and is refused.</remarks>
public readonly record struct BasicCredential(string User, string Password)
{
    /// <summary>The user name.</summary>
    public string User { get; init => field = Door.Given(value); } = Door.Given(User);

    /// <summary>The password.</summary>
    public string Password { get; init => field = Door.Given(value); } = Door.Given(Password);

    /// <summary>The user name alone: a password must not get into logs.</summary>
    public override string ToString() => User;
}
