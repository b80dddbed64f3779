namespace Amazon.ECS.Model;

public class Scale
{
    public double? Value { get; set; }
    public ScaleUnit? Unit { get; set; }
}
