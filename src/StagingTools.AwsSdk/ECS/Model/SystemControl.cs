namespace Amazon.ECS.Model;

public class SystemControl
{
    public string? Namespace { get; set; }
    public string? Value { get; set; }
}
