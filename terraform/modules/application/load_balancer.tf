locals {
  # Load balancers and target groups stop at 32 characters; a longer name is cut and told apart by its hash.
  load_balancer_name = (
    length(var.name) <= 32 ? var.name : "${trimsuffix(substr(var.name, 0, 25), "-")}-${substr(sha256(var.name), 0, 6)}"
  )
}

resource "aws_lb" "this" {
  count = var.load_balancer_enabled ? 1 : 0

  name                       = local.load_balancer_name
  load_balancer_type         = "application"
  security_groups            = [var.security_group_id]
  subnets                    = var.instance_subnet_ids
  drop_invalid_header_fields = true

  lifecycle {
    precondition {
      condition     = length(var.instance_subnet_ids) >= 2
      error_message = "A load balancer needs subnets in two availability zones that offer ${var.instance_type}; name more with subnet_ids or set load_balancer_enabled = false."
    }
  }
}

resource "aws_lb_target_group" "this" {
  count = var.load_balancer_enabled ? 1 : 0

  name        = local.load_balancer_name
  port        = var.container_port
  protocol    = "HTTP"
  target_type = "instance"
  vpc_id      = var.vpc_id

  # Seconds. The default of 300 would hold every deployment and every removal for five minutes.
  deregistration_delay = 15

  health_check {
    path                = var.health_check_path
    matcher             = "200-299"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "http" {
  count = var.load_balancer_enabled ? 1 : 0

  load_balancer_arn = aws_lb.this[0].arn
  port              = 80
  protocol          = "HTTP"

  dynamic "default_action" {
    for_each = var.certificate_arn == null ? [aws_lb_target_group.this[0].arn] : []

    content {
      type             = "forward"
      target_group_arn = default_action.value
    }
  }

  dynamic "default_action" {
    for_each = var.certificate_arn == null ? [] : [443]

    content {
      type = "redirect"

      redirect {
        port        = tostring(default_action.value)
        protocol    = "HTTPS"
        status_code = "HTTP_301"
      }
    }
  }
}

resource "aws_lb_listener" "https" {
  count = var.load_balancer_enabled && var.certificate_arn != null ? 1 : 0

  load_balancer_arn = aws_lb.this[0].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[0].arn
  }
}
