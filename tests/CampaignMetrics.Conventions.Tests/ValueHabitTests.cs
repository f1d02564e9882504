using System.Reflection;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>What all public types have in common, so that a user who knows one knows the others.</summary>
public sealed class ValueHabitTests
{
    private static readonly string[] EmptyNames =
        ["Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Utilities", "Common", "Misc"];

    [Fact]
    public void Every_public_struct_is_readonly() => Failures.None(
        "Make it a readonly struct:",
        Structs().Where(type => type.GetCustomAttribute<IsReadOnlyAttribute>() is null).Select(Name));

    [Fact]
    public void Every_public_struct_has_equality() => Failures.None(
        "Make it a record struct, or give it IEquatable and ==:",
        Structs().Where(type => !type.IsByRefLike && !HasEquality(type)).Select(Name));

    [Fact]
    public void Every_public_struct_says_what_its_default_value_is() => Failures.None(
        "Say in its summary or remarks: \"The default value of this type is …\":",
        from package in Package.All
        from type in package.PublicTypes
        where IsStruct(type) && !SaysItsDefault(package, type)
        select Name(type));

    [Fact]
    public void Every_public_class_is_sealed_abstract_or_static() => Failures.None(
        "Seal it:",
        Types().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(Name));

    [Fact]
    public void No_public_field_can_be_changed() => Failures.None(
        "Make it a property:",
        from type in Types()
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !field.IsLiteral && !field.IsInitOnly && !field.IsSpecialName
        select $"{Name(type)}.{field.Name}");

    [Fact]
    public void No_type_has_an_empty_name() => Failures.None(
        "Name it by what it gives:",
        from package in Package.All
        from type in package.Assembly.GetTypes()
        where EmptyNames.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))
        select Name(type));

    private static IEnumerable<Type> Types() => Package.All.SelectMany(package => package.PublicTypes);

    private static IEnumerable<Type> Structs() => Types().Where(IsStruct);

    private static bool IsStruct(Type type) => type is { IsValueType: true, IsEnum: false };

    private static bool HasEquality(Type type) =>
        typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type) && type.GetMethod("op_Equality", [type, type]) is not null;

    private static bool SaysItsDefault(Package package, Type type) =>
        package.Documentation.GetValueOrDefault("T:" + Name(type).Replace('+', '.'))?.Value.Contains(
            "the default value ", StringComparison.OrdinalIgnoreCase) == true;

    private static string Name(Type type) => type.FullName ?? type.Name;
}
