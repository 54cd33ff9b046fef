//! Small changes of a program, such as a hand makes in passing: another comparison, another end
//! of a range, a sign, a factor less.

use std::collections::BTreeSet;
use std::ops::Range;

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Lit, Pat, RangeLimits, Stmt, Token, UnOp};

/// One change of a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mutant {
    /// The bytes that it replaces: from here,
    pub from: usize,
    /// to before here.
    pub until: usize,
    /// What stands there instead.
    pub to: String,
}

impl Mutant {
    /// The changed source.
    pub fn of(&self, source: &str) -> String {
        format!("{}{}{}", &source[..self.from], self.to, &source[self.until..])
    }

    /// The changed lines, before and after, each as one: "`a + b` → `a - b`".
    pub fn words(&self, source: &str) -> String {
        let begin = source[..self.from].rfind('\n').map_or(0, |at| at + 1);
        let end = source[self.until..].find('\n').map_or(source.len(), |at| self.until + at);
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let before = line(&source[begin..end]);
        let after =
            line(&format!("{}{}{}", &source[begin..self.from], self.to, &source[self.until..end]));
        match after.as_str() {
            "" => format!("`{before}` → nothing"),
            after => format!("`{before}` → `{after}`"),
        }
    }
}

/// Which functions are changed, and which of their numbers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Only what these call, directly or not.
    pub called: Option<Calls>,
    /// Leaves numbers alone that are neither in an assertion nor the end of a range: a test's own
    /// data, of which any would do.
    pub data_is_free: bool,
    /// Leaves assertions alone, where nobody asks what is refused.
    pub assertions_are_free: bool,
}

/// All changes of a source but of its `main`, in their order. A source that does not parse has
/// none.
pub fn mutants(source: &str, scope: &Scope) -> Vec<Mutant> {
    let Ok(file) = contents::source::parsed(source) else { return Vec::new() };
    let mut finder = Finder {
        source,
        wanted: scope.called.as_ref().map(|called| called.with_all_below(&file)),
        data_is_free: scope.data_is_free,
        assertions_are_free: scope.assertions_are_free,
        bounds: 0,
        even: BTreeSet::new(),
        found: BTreeSet::new(),
        of: None,
    };
    finder.visit_file(&file);
    let mut sources = BTreeSet::new();
    let mut all: Vec<Mutant> = finder.found.into_iter().collect();
    all.retain(|mutant| {
        let changed = mutant.of(source);
        changed != source && sources.insert(changed)
    });
    all
}

/// What a piece of code calls, or hands on to be called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calls {
    functions: BTreeSet<String>,
    methods: BTreeSet<String>,
    /// What it names, types among them: a method is called only of a type that is named.
    names: BTreeSet<String>,
}

impl Calls {
    /// What a source calls.
    pub fn of(source: &str) -> Calls {
        let mut calls = Calls::default();
        if let Ok(file) = contents::source::parsed(source) {
            calls.visit_file(&file);
        }
        calls
    }

    /// A function that is called or handed on, by its path.
    fn path(&mut self, function: &Expr) {
        let Expr::Path(path) = function else { return };
        let Some(last) = path.path.segments.last() else { return };
        self.functions.insert(last.ident.to_string());
        if path.path.segments.len() > 1 {
            self.methods.insert(last.ident.to_string());
        }
    }

    /// What a check calls of the crate that it is given as `answer`.
    pub fn of_answer(check: &str) -> Calls {
        let mut calls = Calls::of(check);
        let (mut imported, mut foreign) = (BTreeSet::new(), BTreeSet::new());
        for item in contents::source::parsed(check).map(|file| file.items).unwrap_or_default() {
            if let syn::Item::Use(item) = item {
                let text = item.span().source_text().unwrap_or_default();
                let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
                let whose =
                    if text.starts_with("use answer::") { &mut imported } else { &mut foreign };
                whose.extend(words.map(str::to_owned));
            }
        }
        calls.functions.retain(|name| imported.contains(name));
        calls.names.retain(|name| !foreign.contains(name) || imported.contains(name));
        calls.names.extend(imported);
        calls
    }

    /// And what that calls in turn, as far as it is in this file.
    fn with_all_below(&self, file: &syn::File) -> Calls {
        let mut bodies = Bodies::default();
        bodies.visit_file(file);
        let mut all = self.clone();
        loop {
            let before = all.clone();
            for Body { name, of, calls } in &bodies.all {
                if all.reach(name, of.as_deref()) {
                    all.functions.extend(calls.functions.iter().cloned());
                    all.methods.extend(calls.methods.iter().cloned());
                    all.names.extend(calls.names.iter().cloned());
                }
            }
            for (name, named) in &bodies.types {
                if all.names.contains(name) {
                    all.names.extend(named.iter().cloned());
                }
            }
            if all == before {
                return all;
            }
        }
    }

    /// Whether a function of this name is called, or a method `of` a type.
    fn reach(&self, name: &str, of: Option<&str>) -> bool {
        match of {
            None => self.functions.contains(name),
            Some(of) => self.methods.contains(name) && (of.is_empty() || self.names.contains(of)),
        }
    }
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        self.path(&call.func);
        call.args.iter().for_each(|argument| self.path(argument));
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.methods.insert(call.method.to_string());
        call.args.iter().for_each(|argument| self.path(argument));
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
        for expression in call.parse_body_with(parse).iter().flatten() {
            self.visit_expr(expression);
        }
        let text = call.tokens.to_string();
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        self.names.extend(words.map(str::to_owned));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.names.extend(path.segments.iter().map(|segment| segment.ident.to_string()));
        visit::visit_path(self, path);
    }

    // What is only imported is not called.
    fn visit_item_use(&mut self, _: &'ast syn::ItemUse) {}
}

/// The functions and methods of a file, and what each calls.
#[derive(Default)]
struct Bodies {
    all: Vec<Body>,
    /// Its types, and what their definitions name.
    types: Vec<(String, BTreeSet<String>)>,
    /// The type whose methods these are.
    of: Option<String>,
}

struct Body {
    name: String,
    /// The type whose method it is; empty for one without a name, such as a reference.
    of: Option<String>,
    calls: Calls,
}

/// The name of the type that an `impl` is for; empty where it has none.
fn type_of(item: &syn::ItemImpl) -> String {
    match &*item.self_ty {
        syn::Type::Path(path) => {
            path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

impl<'ast> Visit<'ast> for Bodies {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let mut calls = Calls::default();
        calls.visit_signature(&item.sig);
        calls.visit_block(&item.block);
        self.all.push(Body { name: item.sig.ident.to_string(), of: None, calls });
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.of = Some(type_of(item));
        visit::visit_item_impl(self, item);
        self.of = None;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let mut calls = Calls::default();
        calls.visit_signature(&item.sig);
        calls.visit_block(&item.block);
        self.all.push(Body { name: item.sig.ident.to_string(), of: self.of.clone(), calls });
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        let mut calls = Calls::default();
        calls.visit_item_const(item);
        self.types.push((item.ident.to_string(), calls.names));
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        let mut calls = Calls::default();
        calls.visit_item_struct(item);
        self.types.push((item.ident.to_string(), calls.names));
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        let mut calls = Calls::default();
        calls.visit_item_enum(item);
        self.types.push((item.ident.to_string(), calls.names));
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        let mut calls = Calls::default();
        calls.visit_item_type(item);
        self.types.push((item.ident.to_string(), calls.names));
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        let mut calls = Calls::default();
        calls.visit_item_trait(item);
        self.types.push((item.ident.to_string(), calls.names));
    }
}

struct Finder<'s> {
    source: &'s str,
    wanted: Option<Calls>,
    data_is_free: bool,
    assertions_are_free: bool,
    /// How deep in assertions and ranges.
    bounds: usize,
    /// Where differences are of which only the size counts: they begin here.
    even: BTreeSet<usize>,
    found: BTreeSet<Mutant>,
    /// The type whose methods these are.
    of: Option<String>,
}

impl Finder<'_> {
    fn text(&self, of: &impl Spanned) -> &str {
        &self.source[of.span().byte_range()]
    }

    fn change(&mut self, at: Span, to: impl Into<String>) {
        let Range { start: from, end: until } = at.byte_range();
        self.found.insert(Mutant { from, until, to: to.into() });
    }

    fn goes_in(&self, name: &syn::Ident, of: Option<&str>) -> bool {
        let name = name.to_string();
        name != "main" && self.wanted.as_ref().is_none_or(|calls| calls.reach(&name, of))
    }

    fn binary(&mut self, whole: &syn::ExprBinary) {
        let (left, right) = (self.text(&whole.left).to_owned(), self.text(&whole.right).to_owned());
        let (at, all) = (whole.op.span(), whole.span());
        let instead: &[&str] = match whole.op {
            BinOp::Add(_) => &["-"],
            BinOp::Sub(_) => &["+"],
            BinOp::Mul(_) => &["/"],
            BinOp::Div(_) => &["*"],
            BinOp::Rem(_) => &["/"],
            BinOp::And(_) => &["||"],
            BinOp::Or(_) => &["&&"],
            BinOp::BitAnd(_) => &["|"],
            BinOp::Shl(_) => &[">>"],
            BinOp::Shr(_) => &["<<"],
            BinOp::Lt(_) => &["<=", ">"],
            BinOp::Le(_) => &["<", ">="],
            BinOp::Gt(_) => &[">=", "<"],
            BinOp::Ge(_) => &[">", "<="],
            BinOp::Eq(_) => &["!="],
            BinOp::Ne(_) => &["=="],
            BinOp::AddAssign(_) => &["-=", "="],
            BinOp::SubAssign(_) => &["+=", "="],
            BinOp::MulAssign(_) => &["/=", "="],
            BinOp::DivAssign(_) => &["*=", "="],
            _ => &[],
        };
        for operator in instead {
            // Whether a tolerance is met exactly is no question.
            let bound = matches!(*operator, "<=" | ">=") && tiny(&whole.right);
            if !bound {
                self.change(at, *operator);
            }
        }
        match whole.op {
            BinOp::Add(_) | BinOp::And(_) | BinOp::Or(_) | BinOp::Rem(_) => {
                self.change(all, left);
                self.change(all, right);
            }
            BinOp::Mul(_) => {
                self.change(all, format!("({left}) * ({left}) * ({right})"));
                self.change(all, format!("({left}) * ({right}) * ({right})"));
                self.change(all, left);
                self.change(all, right);
            }
            BinOp::Sub(_) | BinOp::Div(_) => {
                let operator = self.text(&whole.op).to_owned();
                let even = matches!(whole.op, BinOp::Sub(_))
                    && self.even.contains(&all.byte_range().start);
                if !even {
                    self.change(all, format!("(({right}) {operator} ({left}))"));
                }
                self.change(all, left);
                self.change(all, right);
            }
            _ => {}
        }
    }

    fn method(&mut self, call: &syn::ExprMethodCall) {
        let receiver = self.text(&call.receiver).to_owned();
        if matches!(call.method.to_string().as_str(), "abs" | "powi")
            && let Expr::Paren(inside) = &*call.receiver
        {
            self.even.insert(inside.expr.span().byte_range().start);
        }
        let (all, name) = (call.span(), call.method.span());
        match call.method.to_string().as_str() {
            "abs" | "trim" | "rev" | "sqrt" | "exp" | "ln" | "mapv" | "t" | "powi" | "skip"
            | "take" | "filter" | "chain" | "floor" | "ceil" | "round" | "clamp" => {
                self.change(all, receiver);
            }
            "min" => {
                self.change(name, "max");
                self.change(all, receiver);
            }
            "max" => {
                self.change(name, "min");
                self.change(all, receiver);
            }
            "all" => self.change(name, "any"),
            "any" => self.change(name, "all"),
            "first" => self.change(name, "last"),
            "last" => self.change(name, "first"),
            "sum" => self.change(name, "product"),
            "nrows" => self.change(name, "ncols"),
            "ncols" => self.change(name, "nrows"),
            "row" => self.change(name, "column"),
            "column" => self.change(name, "row"),
            "is_finite" | "is_some" | "is_none" | "is_ok" | "is_err" | "is_empty" => {
                self.change(all, "true");
                self.change(all, "false");
            }
            "iter" | "into_iter" | "iter_mut" => {
                let whole = self.text(call).to_owned();
                self.change(all, format!("{whole}.skip(1)"));
                self.change(all, format!("{whole}.take(({receiver}).len().saturating_sub(1))"));
            }
            "len" => self.change(all, format!("({receiver}.len() - 1)")),
            _ => {}
        }
    }

    fn literal(&mut self, literal: &syn::ExprLit) {
        let at = literal.span();
        match &literal.lit {
            Lit::Bool(known) => self.change(at, (!known.value).to_string()),
            Lit::Float(_) | Lit::Int(_) if self.data_is_free && self.bounds == 0 => {}
            Lit::Float(number) => {
                let Ok(value) = number.base10_parse::<f64>() else { return };
                for other in [0.0, 1.0, -value, 2.0 * value] {
                    let noise = other == 2.0 * value && value.abs() < 1e-3;
                    if other != value && !noise {
                        self.change(at, format!("({other:?})"));
                    }
                }
            }
            Lit::Int(number) => {
                let Ok(value) = number.base10_parse::<u64>() else { return };
                let suffix = number.suffix();
                self.change(at, format!("{}{suffix}", value + 1));
                if value > 0 {
                    self.change(at, format!("{}{suffix}", value - 1));
                }
            }
            _ => {}
        }
    }

    fn range(&mut self, range: &syn::ExprRange) {
        let open = matches!(range.limits, RangeLimits::HalfOpen(_));
        if let Some(end) = &range.end {
            let text = self.text(end).to_owned();
            self.change(range.limits.span(), if open { "..=" } else { ".." });
            if !matches!(**end, Expr::Lit(_)) {
                self.change(end.span(), format!("({text} - 1)"));
            }
        }
        match &range.start {
            Some(start) if !matches!(**start, Expr::Lit(_)) => {
                let text = self.text(start).to_owned();
                self.change(start.span(), format!("({text} + 1)"));
            }
            None if range.end.is_some() => {
                let text = self.text(range).to_owned();
                self.change(range.span(), format!("1{text}"));
            }
            _ => {}
        }
    }

    fn condition(&mut self, condition: &Expr) {
        if matches!(condition, Expr::Let(_)) {
            return;
        }
        let text = self.text(condition).to_owned();
        for other in [format!("!({text})"), "true".into(), "false".into()] {
            self.change(condition.span(), other);
        }
    }
}

/// A number such as a tolerance.
fn tiny(expression: &Expr) -> bool {
    let Expr::Lit(syn::ExprLit { lit: Lit::Float(number), .. }) = expression else { return false };
    number.base10_parse::<f64>().is_ok_and(|value| value > 0.0 && value < 1e-3)
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if self.goes_in(&item.sig.ident, None) {
            self.visit_block(&item.block);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.of = Some(type_of(item));
        visit::visit_item_impl(self, item);
        self.of = None;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if self.goes_in(&item.sig.ident, Some(self.of.as_deref().unwrap_or_default())) {
            self.visit_block(&item.block);
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        let name = item.ident.to_string();
        if self.wanted.as_ref().is_none_or(|calls| calls.names.contains(&name)) {
            self.visit_expr(&item.expr);
        }
    }

    // Types and their lengths, derives and the like are no part of what is computed.
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_pat(&mut self, pattern: &'ast Pat) {
        if let Pat::Guard(pattern) = pattern {
            self.visit_expr(&pattern.guard);
        }
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        let ends = match statement {
            Stmt::Expr(Expr::ForLoop(_) | Expr::While(_) | Expr::If(_), _) => true,
            Stmt::Expr(_, semicolon) => semicolon.is_some(),
            Stmt::Macro(call) => call.semi_token.is_some(),
            _ => false,
        };
        let free = self.assertions_are_free
            && matches!(statement, Stmt::Macro(call) if call.mac.path.segments.last().is_some_and(
                |last| last.ident.to_string().starts_with("assert")
            ));
        if free {
            return;
        }
        if ends {
            self.change(statement.span(), "");
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let compared = match name.as_str() {
            "assert" => 1,
            "assert_eq" | "assert_ne" => 2,
            "vec" | "array" => usize::MAX,
            _ => return,
        };
        let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(expressions) = call.parse_body_with(parse) else { return };
        self.bounds += usize::from(compared < 3);
        for expression in expressions.iter().take(compared) {
            self.visit_expr(expression);
        }
        self.bounds -= usize::from(compared < 3);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        match expression {
            Expr::Binary(whole) => self.binary(whole),
            Expr::MethodCall(call) => self.method(call),
            Expr::Lit(literal) => self.literal(literal),
            Expr::Range(range) => self.range(range),
            Expr::If(branch) => self.condition(&branch.cond),
            Expr::While(_) => {}
            Expr::Match(choice) => {
                for arm in &choice.arms {
                    if let Pat::Guard(pattern) = &arm.pat {
                        self.condition(&pattern.guard);
                    }
                }
            }
            Expr::Unary(whole) if matches!(whole.op, UnOp::Neg(_) | UnOp::Not(_)) => {
                let data = matches!(*whole.expr, Expr::Lit(_));
                if !(data && self.data_is_free && self.bounds == 0) {
                    let inner = self.text(&whole.expr).to_owned();
                    self.change(whole.span(), inner);
                }
            }
            Expr::Call(call) if call.args.len() == 1 => {
                let (argument, function) =
                    (self.text(&call.args[0]).to_owned(), self.text(&call.func).to_owned());
                self.change(call.span(), format!("({argument})"));
                match function.as_str() {
                    "activate" => self.change(call.func.span(), "activate_prime"),
                    "activate_prime" => {
                        self.change(call.func.span(), "activate");
                        self.change(
                            call.args[0].span(),
                            format!("ch08_sigmoid::activate({argument})"),
                        );
                    }
                    _ => {}
                }
            }
            Expr::Index(outer) => {
                if let Expr::Index(inner) = &*outer.expr {
                    let of = self.text(&inner.expr).to_owned();
                    let (first, second) =
                        (self.text(&inner.index).to_owned(), self.text(&outer.index).to_owned());
                    self.change(outer.span(), format!("{of}[{second}][{first}]"));
                }
            }
            Expr::ForLoop(walk) => {
                let over = self.text(&walk.expr).to_owned();
                if !matches!(*walk.expr, Expr::Range(_)) {
                    self.change(walk.expr.span(), format!("({over}).into_iter().skip(1)"));
                    // Where each goes to a place of its own, the order is no matter.
                    let order = [".rev()", ".iter_mut()", ".enumerate()"];
                    if !order.iter().any(|known| over.contains(known)) {
                        self.change(walk.expr.span(), format!("({over}).into_iter().rev()"));
                    }
                }
            }
            _ => {}
        }
        let bounds = usize::from(matches!(expression, Expr::Range(_)));
        self.bounds += bounds;
        visit::visit_expr(self, expression);
        self.bounds -= bounds;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        mutants(source, &Scope::default()).iter().map(|mutant| mutant.words(source)).collect()
    }

    #[test]
    fn a_hand_slips_in_every_way() {
        let all = words(
            "pub fn f(a: &[f64], b: f64) -> f64 {\n    let mut sum = 0.0;\n    for x in a {\n        \
             if x.abs() >= b {\n            sum += x;\n        }\n    }\n    sum / a[0]\n}\n",
        );
        for expected in [
            "`for x in a {` → `for x in (a).into_iter().skip(1) {`",
            "`if x.abs() >= b {` → `if x.abs() > b {`",
            "`if x.abs() >= b {` → `if x >= b {`",
            "`if x.abs() >= b {` → `if !(x.abs() >= b) {`",
            "`sum += x;` → `sum -= x;`",
            "`sum += x;` → nothing",
            "`sum / a[0]` → `sum * a[0]`",
            "`sum / a[0]` → `sum`",
            "`sum / a[0]` → `sum / a[1]`",
        ] {
            assert!(all.iter().any(|words| words == expected), "{expected} is not in {all:#?}");
        }
    }

    #[test]
    fn every_mutant_is_another_source() {
        let source =
            "fn f(n: usize) -> usize { (0..n).map(|i| 1 * i - 0).sum() }\nfn main() { f(7); }";
        let all = mutants(source, &Scope::default());
        let mut sources: Vec<String> = all.iter().map(|mutant| mutant.of(source)).collect();
        let count = sources.len();
        sources.sort();
        sources.dedup();
        assert_eq!(sources.len(), count);
        assert!(sources.iter().all(|changed| changed.ends_with("fn main() { f(7); }")));
    }

    #[test]
    fn only_what_is_called_is_changed_where_that_is_asked() {
        let source = "fn a() -> f64 { b() + 1.0 }\nfn b() -> f64 { 2.0 }\nfn c() -> f64 { 3.0 }";
        let scope = Scope { called: Some(Calls::of("fn main() { a(); }")), ..Scope::default() };
        let all = mutants(source, &scope);
        assert!(!all.is_empty());
        assert!(all.iter().all(|mutant| mutant.of(source).ends_with("fn c() -> f64 { 3.0 }")));
        assert!(all.iter().any(|mutant| mutant.of(source).contains("fn b() -> f64 { (0.0) }")));
    }

    #[test]
    fn a_method_is_called_only_of_types_that_are_named() {
        let source = "
            const FACTOR: f64 = 5.0;
            pub struct Used { inner: Inner }
            struct Inner;
            pub struct Other;
            impl Used { fn size(&self) -> f64 { self.inner.size() } }
            impl Inner { fn size(&self) -> f64 { 2.0 * FACTOR } }
            impl Other { fn size(&self) -> f64 { 3.0 } }
            pub fn used() -> Used { Used { inner: Inner } }";
        let check = "use answer::used; use ch99_other::Other;
            pub fn check(c: &mut Checks) { used().size(); Other.size(); }";
        let scope = Scope { called: Some(Calls::of_answer(check)), ..Scope::default() };
        let all: Vec<String> =
            mutants(source, &scope).iter().map(|mutant| mutant.of(source)).collect();
        assert!(all.iter().any(|changed| changed.contains("(1.0) * FACTOR")), "{all:#?}");
        assert!(all.iter().any(|changed| changed.contains("FACTOR: f64 = (1.0)")), "{all:#?}");
        assert!(all.iter().all(|changed| changed.contains("{ 3.0 }")), "{all:#?}");
    }

    #[test]
    fn the_numbers_of_a_list_are_changed() {
        for list in ["vec![2.0]", "array![[2.0]]"] {
            let source = format!("fn f() {{ {list} }}");
            let all: Vec<String> = mutants(&source, &Scope::default())
                .iter()
                .map(|mutant| mutant.of(&source))
                .collect();
            assert!(all.iter().any(|changed| changed.contains("(-2.0)")), "{all:#?}");
        }
    }

    #[test]
    fn a_tests_own_data_are_free() {
        let source =
            "fn t(f: fn(f64) -> f64) { assert!((f(2.0) - 4.0).abs() < 1e-9); let x = 3.0; f(x); }";
        let scope = Scope { data_is_free: true, ..Scope::default() };
        let all: Vec<String> =
            mutants(source, &scope).iter().map(|mutant| mutant.of(source)).collect();
        assert!(all.iter().any(|changed| changed.contains("< (0.0)")));
        assert!(all.iter().all(|changed| changed.contains("let x = 3.0")));
    }
}
