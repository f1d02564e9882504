using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Conventions.Tests.PublicApi;

/// <summary>One member as one line.</summary>
internal static class MemberLines
{
    public static string Of(FieldInfo field)
    {
        if (field.IsLiteral) return $"const {TypeNames.Of(field)} {field.Name} = {Literal(field.GetRawConstantValue())}";
        if (field.GetCustomAttribute<DecimalConstantAttribute>() is { } constant)
            return $"const decimal {field.Name} = {Literal(constant.Value)}";
        return $"{(field.IsStatic ? "static " : "")}readonly {TypeNames.Of(field)} {field.Name}";
    }

    public static string Of(ConstructorInfo constructor) => $"{Access(constructor)}new({Parameters(constructor.GetParameters())})";

    public static string Of(EventInfo happening) => $"event {TypeNames.Of(happening.EventHandlerType!)} {happening.Name}";

    public static string Of(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && (get.IsPublic || get.IsFamily) ? "get; " : "";
        var setter = property.SetMethod is { } set && (set.IsPublic || set.IsFamily) ? (IsInit(set) ? "init; " : "set; ") : "";
        var accessor = property.GetAccessors(nonPublic: true)[0];
        var name = property.GetIndexParameters() is { Length: > 0 } keys ? $"this[{Parameters(keys)}]" : property.Name;
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        return $"{Access(accessor)}{Modifier(accessor)}{required}{TypeNames.Of(property)} {name} {{ {getter}{setter}}}";
    }

    public static string Of(MethodInfo method)
    {
        if (method.Name == "op_Implicit")
            return $"static implicit operator {TypeNames.Of(method.ReturnParameter)}({Parameters(method.GetParameters())})";
        var arguments =
            method.IsGenericMethodDefinition
                ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
                : "";
        var isExtension = method.GetCustomAttribute<ExtensionAttribute>() is not null ? "this " : "";
        return $"{Access(method)}{Modifier(method)}{TypeNames.Of(method.ReturnParameter)} {method.Name}{arguments}"
            + $"({isExtension}{Parameters(method.GetParameters())})";
    }

    public static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        var isParams =
            parameter.GetCustomAttribute<ParamArrayAttribute>() is not null
                || parameter.GetCustomAttribute<ParamCollectionAttribute>() is not null;
        var passing = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "";
        var standard = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "";
        return $"{(isParams ? "params " : "")}{passing}{TypeNames.Of(parameter)} {parameter.Name}{standard}";
    }));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifier(MethodInfo method)
    {
        if (method.IsStatic) return "static ";
        if (method.GetBaseDefinition().DeclaringType != method.DeclaringType) return "override ";
        if (method.DeclaringType!.IsInterface) return "";
        return method.IsAbstract
            ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType.IsSealed ? "virtual "
            : "";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
