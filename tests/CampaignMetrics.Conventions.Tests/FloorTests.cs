namespace CampaignMetrics.Conventions.Tests;

/// <summary>
/// Who may name whom. A package stands on a floor and names only what lies below, so that the core can be used without anything else.
/// </summary>
public sealed class FloorTests
{
    private static readonly Standing[] House =
    [
        new("CampaignMetrics.Bounces", 0),
        new("CampaignMetrics.UserAgents", 0),
        new("CampaignMetrics.Geolocation", 0),
        new("CampaignMetrics", 1),
        new("CampaignMetrics.Contacts", 2),
        new("CampaignMetrics.Webhooks", 2),
        new("CampaignMetrics.Html", 2),
        new("CampaignMetrics.Tracking", 2, "AngleSharp"),
        new("CampaignMetrics.MaxMind", 2, "MaxMind.GeoIP2"),
        new("CampaignMetrics.Sqlite", 2, "Microsoft.Data.Sqlite"),
        new("CampaignMetrics.PostgreSql", 2, "Npgsql"),
        new("CampaignMetrics.Testing", 2),
        new(
            "CampaignMetrics.DependencyInjection", 3, "Microsoft.Extensions.Diagnostics.HealthChecks",
            "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions"),
        new("CampaignMetrics.AspNetCore", 4, "Microsoft.AspNetCore.App"),
    ];

    /// <summary>The tool may name anything.</summary>
    private const string Tool = "CampaignMetrics.Cli";

    [Fact]
    public void Every_package_has_a_floor() => Failures.None(
        "Give the package a floor in FloorTests.House:",
        Package.All.Where(package => package.Name != Tool && Find(package.Name) is null).Select(package => package.Name));

    [Fact]
    public void Every_floor_has_its_package() => Failures.None(
        "Delete from FloorTests.House what does not exist:",
        House.Select(standing => standing.Name).Except(Package.All.Select(package => package.Name)));

    [Fact]
    public void A_package_names_only_packages_of_lower_floors() => Failures.None(
        "A project reference goes to a lower floor:",
        from package in Standings()
        from named in package.Package.Includes("ProjectReference")
        where !package.Standing.MayName(Find(named))
        select $"{package.Package.Name} names {named}");

    [Fact]
    public void A_package_names_only_the_NuGet_packages_of_its_floor() => Failures.None(
        "A package reference is one that FloorTests.House permits:",
        from package in Standings()
        from named in package.Package.Includes("PackageReference").Concat(package.Package.Includes("FrameworkReference"))
        where !package.Standing.NuGetPackages.Contains(named)
        select $"{package.Package.Name} names {named}");

    [Fact]
    public void The_core_stands_on_nothing_but_NET_and_floor_0() => Failures.None(
        "Floors 0 and 1 name no NuGet package:",
        House.Where(standing => standing.Floor < 2 && standing.NuGetPackages.Length > 0).Select(standing => standing.Name));

    private static IEnumerable<(Package Package, Standing Standing)> Standings() =>
        from package in Package.All
        let standing = Find(package.Name)
        where standing is not null
        select (package, standing);

    private static Standing? Find(string name) => House.FirstOrDefault(standing => standing.Name == name);

    /// <summary>Where a package stands, and what it may name from outside.</summary>
    private sealed record Standing(string Name, int Floor, params string[] NuGetPackages)
    {
        public bool MayName(Standing? other) => other is not null && other.Floor < Floor;
    }
}
